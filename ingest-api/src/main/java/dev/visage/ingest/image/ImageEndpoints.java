package dev.visage.ingest.image;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.ByteBudget;
import dev.visage.ingest.store.ByteBudgets;
import dev.visage.ingest.store.DeliveryThreads;
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
    private final DeliveryThreads threads;
    private final ByteBudgets budgets;
    private final ResizedPictures resized;
    private final Map<String, byte[]> defaults;

    ImageEndpoints(ObjectStore store, DeliveryThreads threads, ByteBudgets budgets, ResizedPictures resized) {
        this.store = store;
        this.threads = threads;
        this.budgets = budgets;
        this.resized = resized;
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
        Optional<Box> box = box(request, published.format());
        boolean mayHaveIt = !request.headers().header(HttpHeaders.IF_NONE_MATCH).isEmpty();
        if (box.isEmpty() && !mayHaveIt && !request.method().equals(HttpMethod.HEAD)) {
            return whole(published);
        }
        return found(() -> store.describe(published.key()))
                .flatMap(description -> box.isPresent()
                        ? resized(request, published, description, box.get())
                        : described(request, published, description));
    }

    /** The size that is asked for, of a picture that can be made in other sizes. */
    private static Optional<Box> box(ServerRequest request, PictureFormat format) {
        return ResizedPictures.areMadeOf(format) ? Box.in(request.queryParams()) : Optional.empty();
    }

    private Mono<ServerResponse> whole(Published published) {
        return found(() -> store.get(published.key()))
                .flatMap(object -> written(published.delivery(object.description()), object.bytes()));
    }

    /** Holds its room until the last byte is with the client, who may be slow. */
    private Mono<ServerResponse> written(Delivery delivery, byte[] picture) {
        ByteBudget.Claim claim = budgets.deliveries().claim();
        claim.add(picture.length);
        return delivery.ok()
                .contentLength(picture.length)
                .build((exchange, context) -> exchange.getResponse()
                        .writeWith(Mono.fromSupplier(
                                () -> exchange.getResponse().bufferFactory().wrap(picture)))
                        .doFinally(end -> claim.close()));
    }

    private Mono<ServerResponse> described(ServerRequest request, Published published, ObjectDescription description) {
        Delivery delivery = published.delivery(description);
        return delivery.unlessKept(
                request,
                request.method().equals(HttpMethod.HEAD)
                        ? delivery.ok().contentLength(description.length()).build()
                        : Mono.defer(() -> whole(published)));
    }

    private Mono<ServerResponse> resized(
            ServerRequest request, Published published, ObjectDescription description, Box box) {
        ObjectKey key = published.key();
        Mono<byte[]> picture = resized.picture(
                key.value(),
                box,
                () -> store.get(key).orElseThrow(ImageEndpoints::missing).bytes());
        return delivered(request, published.delivery(description).in(box), picture);
    }

    private Mono<ServerResponse> deliverDefault(ServerRequest request) {
        String path = DefaultPicture.FOLDER + request.pathVariable("file");
        byte[] png = defaults.get(path);
        if (png == null) {
            return Mono.error(missing());
        }
        Delivery delivery = new Delivery(PictureFormat.PNG, Integer.toHexString(Arrays.hashCode(png)), A_DAY);
        return box(request, PictureFormat.PNG)
                .map(box -> delivered(request, delivery.in(box), resized.picture(path, box, () -> png)))
                .orElseGet(() -> delivered(request, delivery, Mono.just(png)));
    }

    private Mono<ServerResponse> delivered(ServerRequest request, Delivery delivery, Mono<byte[]> picture) {
        return delivery.unlessKept(request, picture.flatMap(bytes -> written(delivery, bytes)));
    }

    private <T> Mono<T> found(Callable<Optional<T>> call) {
        return threads.call(call).flatMap(Mono::justOrEmpty).switchIfEmpty(Mono.error(ImageEndpoints::missing));
    }

    private static FailureException missing() {
        return FailureException.notFound(Subject.PICTURE);
    }

    private static Published published(ServerRequest request) {
        PictureFormat format =
                PictureFormat.withExtension(request.pathVariable("extension")).orElseThrow(ImageEndpoints::missing);
        ImageId imageId = ImageId.valueOf(request.pathVariable("imageId"));
        return new Published(ObjectKey.rendition(imageId, request.pathVariable("name"), format.extension()), format);
    }

    private record Published(ObjectKey key, PictureFormat format) {

        Delivery delivery(ObjectDescription description) {
            return new Delivery(format, description.etag(), IMMUTABLE);
        }
    }
}
