package dev.visage.ingest.image;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.StoreThreads;
import dev.visage.objects.ObjectDescription;
import dev.visage.objects.ObjectStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Delivers published pictures. The bytes behind a URL never change, so caches may keep them for a year. */
@Component
class ImageEndpoints implements Endpoints {

    private static final CacheControl IMMUTABLE =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final ObjectStore store;
    private final StoreThreads threads;
    private final Map<String, byte[]> defaults;

    ImageEndpoints(ObjectStore store, StoreThreads threads) {
        this.store = store;
        this.threads = threads;
        this.defaults = Arrays.stream(PictureKind.values())
                .map(DefaultPicture::of)
                .collect(Collectors.toMap(DefaultPicture::path, DefaultPicture::draw));
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at("/" + DefaultPicture.FOLDER + "{file}").openToEveryone(this::deliverDefault),
                Endpoint.at("/images/{imageId:[0-9a-v]{26}}/{name:[a-z0-9]+}.{extension:[a-z]+}")
                        .openToEveryone(this::deliver));
    }

    private Mono<ServerResponse> deliver(ServerRequest request) {
        Published published = published(request);
        Mono<ServerResponse> whole = threads.call(() -> store.get(published.key()))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(() -> FailureException.notFound(Subject.PICTURE)))
                .flatMap(object -> ServerResponse.ok()
                        .contentType(MediaType.parseMediaType(published.format().mediaType()))
                        .eTag(object.description().etag())
                        .cacheControl(IMMUTABLE)
                        .bodyValue(object.bytes()));
        return request.headers().header("If-None-Match").isEmpty()
                ? whole
                : threads.call(() -> store.describe(published.key()))
                        .flatMap(Mono::justOrEmpty)
                        .flatMap(description -> unchanged(request, description))
                        .switchIfEmpty(whole);
    }

    /** 304 if the client has these bytes, empty if not. */
    private static Mono<ServerResponse> unchanged(ServerRequest request, ObjectDescription description) {
        return request.checkNotModified(description.etag())
                .flatMap(notModified -> ServerResponse.status(304)
                        .eTag(description.etag())
                        .cacheControl(IMMUTABLE)
                        .build());
    }

    private Mono<ServerResponse> deliverDefault(ServerRequest request) {
        byte[] png = defaults.get(DefaultPicture.FOLDER + request.pathVariable("file"));
        return png == null
                ? Mono.error(FailureException.notFound(Subject.PICTURE))
                : ServerResponse.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(A_DAY)
                        .bodyValue(png);
    }

    private static Published published(ServerRequest request) {
        PictureFormat format = PictureFormat.withExtension(request.pathVariable("extension"))
                .orElseThrow(() -> FailureException.notFound(Subject.PICTURE));
        ImageId imageId = ImageId.valueOf(request.pathVariable("imageId"));
        return new Published(ObjectKey.rendition(imageId, request.pathVariable("name"), format.extension()), format);
    }

    private record Published(ObjectKey key, PictureFormat format) {}
}
