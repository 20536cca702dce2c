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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
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
        boolean mayHaveIt = !request.headers().header(HttpHeaders.IF_NONE_MATCH).isEmpty();
        return mayHaveIt || request.method().equals(HttpMethod.HEAD)
                ? found(() -> store.describe(published.key()))
                        .flatMap(description -> described(request, published, description))
                : whole(published);
    }

    private Mono<ServerResponse> whole(Published published) {
        return found(() -> store.get(published.key()))
                .flatMap(object -> headed(published, object.description()).bodyValue(object.bytes()));
    }

    /** 304 if the client has these bytes; else what it asked for. */
    private Mono<ServerResponse> described(ServerRequest request, Published published, ObjectDescription description) {
        boolean any = request.headers().header(HttpHeaders.IF_NONE_MATCH).contains("*");
        Mono<ServerResponse> answer = request.method().equals(HttpMethod.HEAD)
                ? headed(published, description)
                        .contentLength(description.length())
                        .build()
                : Mono.defer(() -> whole(published));
        Mono<ServerResponse> unchanged = Mono.defer(() -> ServerResponse.status(HttpStatus.NOT_MODIFIED)
                .eTag(description.etag())
                .cacheControl(IMMUTABLE)
                .build());
        return any
                ? unchanged
                : request.checkNotModified(description.etag())
                        .flatMap(notModified -> unchanged)
                        .switchIfEmpty(answer);
    }

    private static ServerResponse.BodyBuilder headed(Published published, ObjectDescription description) {
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType(published.format().mediaType()))
                .eTag(description.etag())
                .cacheControl(IMMUTABLE);
    }

    private <T> Mono<T> found(Callable<Optional<T>> call) {
        return threads.call(call)
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(() -> FailureException.notFound(Subject.PICTURE)));
    }

    private Mono<ServerResponse> deliverDefault(ServerRequest request) {
        byte[] png = defaults.get(DefaultPicture.FOLDER + request.pathVariable("file"));
        return png == null
                ? Mono.error(FailureException.notFound(Subject.PICTURE))
                : ServerResponse.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .eTag(Integer.toHexString(Arrays.hashCode(png)))
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
