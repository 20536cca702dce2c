package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.id.UserId;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.PictureUploads;
import dev.visage.ingest.dialect.Settled;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.image.ImageUrls;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Setting the caller's avatar and cover, and finding anybody's. */
@Component
class PictureCalls {

    private final Callers callers;
    private final Body body;
    private final PictureUploads uploads;
    private final Users users;
    private final ImageUrls urls;

    PictureCalls(Callers callers, Body body, PictureUploads uploads, Users users, ImageUrls urls) {
        this.callers = callers;
        this.body = body;
        this.uploads = uploads;
        this.users = users;
        this.urls = urls;
    }

    Mono<ServerResponse> upload(ServerRequest request, PictureTerms picture) {
        Mono<byte[]> read = body.framedPicture(request, picture.terms().limit());
        return callers.changing(request, read).flatMap(change -> {
            UserId self = change.self(request);
            Mono<byte[]> bytes =
                    change.body().map(payload -> payload.file(picture.part()).orElseThrow(() -> noFile(picture)));
            return uploads.upload(request, self, picture.terms(), bytes)
                    .flatMap(settled -> answer(request, change.caller(), settled));
        });
    }

    private static FailureException noFile(PictureTerms picture) {
        return FailureException.malformed(picture.part(), "No file uploaded");
    }

    private Mono<ServerResponse> answer(ServerRequest request, Caller caller, Settled settled) {
        HttpStatus status = settled.status();
        return users.user(settled.profile(), View.of(request, Optional.of(caller)))
                .flatMap(user -> Writing.of(request).answer(settled.answer(status), Envelope.of(status.value(), user)));
    }

    Mono<ServerResponse> redirect(ServerRequest request, PictureTerms picture) {
        return callers.reading(request)
                .flatMap(caller -> users.named(request, caller))
                .map(profile -> AppNetUser.Picture.of(profile, picture.terms().kind(), urls))
                .flatMap(shown -> ServerResponse.status(HttpStatus.FOUND)
                        .header(HttpHeaders.LOCATION, shown.url() + RedirectQuery.of(request.uri()))
                        .cacheControl(CacheControl.noCache())
                        .build());
    }
}
