package dev.visage.sixth;

import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.PictureUploads;
import dev.visage.ingest.dialect.Settled;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.upload.UploadTerms;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A dialect that speaks plain text: {@code PUT /6/me/face} takes a picture and answers with its URL. */
public class SixthDialect implements Dialect {

    private static final UploadTerms TERMS =
            UploadTerms.of("sixth", PictureKind.AVATAR, DataSize.ofMegabytes(1), Recipe.avatar());

    private final Body body;
    private final PictureUploads uploads;
    private final ImageUrls urls;

    public SixthDialect(Body body, PictureUploads uploads, ImageUrls urls) {
        this.body = body;
        this.uploads = uploads;
        this.urls = urls;
    }

    @Override
    public String name() {
        return TERMS.client();
    }

    @Override
    public List<String> prefixes() {
        return List.of("/6/**");
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.atAnySpellingOf("/6/me/face").on(HttpMethod.PUT, this::upload));
    }

    private Mono<ServerResponse> upload(ServerRequest request, Caller caller) {
        caller.requireUpdating(caller.self());
        return uploads.upload(request, caller.self(), TERMS, body.picture(request, TERMS.limit()))
                .flatMap(this::answer);
    }

    private Mono<ServerResponse> answer(Settled settled) {
        String url = settled.profile()
                .picture(PictureKind.AVATAR)
                .map(image -> urls.of(image.largest()))
                .orElseGet(() -> urls.ofDefault(PictureKind.AVATAR));
        return settled.answer(settled.status())
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(url);
    }

    @Override
    public Mono<ServerResponse> answer(Failure failure, ServerRequest request) {
        SixthError error = failure.translate(new SixthError.OfFailure());
        return ServerResponse.status(error.status())
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(error.text());
    }
}
