package dev.visage.ingest.dialect.kantata;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.PictureUploads;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import dev.visage.ingest.upload.UploadTerms;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Setting a user's profile photo, and taking it off: everyone their own, administrators anybody's. */
@Component
class PhotoCalls {

    private static final UploadTerms TERMS = UploadTerms.of(
            Kantata.NAME,
            PictureKind.AVATAR,
            DataSize.ofMegabytes(10),
            Recipe.avatar().onWhite());

    private final PhotoBody body;
    private final PictureUploads uploads;
    private final Profiles profiles;
    private final Presenter presenter;

    PhotoCalls(PhotoBody body, PictureUploads uploads, Profiles profiles, Presenter presenter) {
        this.body = body;
        this.uploads = uploads;
        this.profiles = profiles;
        this.presenter = presenter;
    }

    Mono<ServerResponse> upload(ServerRequest request, Caller caller) {
        Selection selection = Selection.of(request, caller);
        return updatable(request, caller)
                .flatMap(userId -> uploads.upload(request, userId, TERMS, body.read(request, TERMS.limit())))
                .flatMap(settled -> presenter
                        .one(settled.profile(), selection)
                        .flatMap(envelope -> settled.answer(settled.status())
                                .contentType(Envelope.JSON)
                                .bodyValue(envelope)));
    }

    Mono<ServerResponse> delete(ServerRequest request, Caller caller) {
        return updatable(request, caller)
                .flatMap(userId -> profiles.deletePicture(userId, PictureKind.AVATAR))
                .flatMap(profile -> ServerResponse.noContent().build());
    }

    private Mono<UserId> updatable(ServerRequest request, Caller caller) {
        return profiles.userId(UserRef.parse(request.pathVariable("id")), caller.userId())
                .doOnNext(caller::requireUpdating);
    }
}
