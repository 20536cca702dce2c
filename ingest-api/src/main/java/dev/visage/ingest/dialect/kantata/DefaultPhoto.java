package dev.visage.ingest.dialect.kantata;

import dev.visage.contracts.picture.PictureKind;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import dev.visage.ingest.image.ImageUrls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The photo of users without one, at the path by which the product's clients tell it from others. */
@Component
class DefaultPhoto implements Endpoints {

    static final String PATH = "images/default_profile_photo/default.png";

    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final ImageUrls urls;

    DefaultPhoto(ImageUrls urls) {
        this.urls = urls;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.at("/" + PATH)
                .openToEveryone(request -> ServerResponse.status(HttpStatus.FOUND)
                        .location(URI.create(urls.ofDefault(PictureKind.AVATAR)))
                        .cacheControl(A_DAY)
                        .build()));
    }
}
