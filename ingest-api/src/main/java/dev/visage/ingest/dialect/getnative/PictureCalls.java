package dev.visage.ingest.dialect.getnative;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.Fallback;
import dev.visage.ingest.dialect.PictureUploads;
import dev.visage.ingest.dialect.Settled;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.upload.UploadTerms;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Setting the caller's picture. */
@Component
class PictureCalls {

    static final String IMAGE = "image";
    private static final DataSize LIMIT = DataSize.ofMegabytes(10);
    private static final UploadTerms TERMS = UploadTerms.of(
            GetNative.NAME, PictureKind.AVATAR, LIMIT, Recipe.avatar().onWhite());

    private final Body body;
    private final PictureUploads uploads;
    private final Users users;

    PictureCalls(Body body, PictureUploads uploads, Users users) {
        this.body = body;
        this.uploads = uploads;
        this.users = users;
    }

    Mono<ServerResponse> upload(ServerRequest request, Caller caller) {
        UserId self = caller.self();
        caller.requireUpdating(self);
        Mono<byte[]> picture = body.base64Picture(request, LIMIT)
                .map(Parameters.of(request))
                .map(sent -> sent.picture(IMAGE).orElseThrow(() -> FailureException.missing(IMAGE)));
        return uploads.upload(request, self, TERMS, picture).flatMap(this::answer);
    }

    /** The upload is what it is, whether or not the notifications can be read just now. */
    private Mono<ServerResponse> answer(Settled settled) {
        Profile profile = settled.profile();
        return Fallback.whileUnavailable(
                        users.shown(profile), users.shownAlone(profile), profile.userId(), "notifications")
                .flatMap(user -> settled.answer(settled.status())
                        .contentType(Envelope.JSON)
                        .bodyValue(Envelope.of(user)));
    }
}
