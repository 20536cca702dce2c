package dev.visage.ingest.image;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.PictureLimits;
import dev.visage.ingest.store.DeliveryThreads;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Published pictures in the sizes that clients ask for. Each is made once for all who ask at the same time, and kept while
 * there is room. What is held beside that is bounded by the threads, whatever is asked for: the stored picture is read
 * where it is worked on, and so once more than needed when its size is not known yet.
 */
@Component
class ResizedPictures {

    private static final int SIZES_KNOWN = 10_000;

    /** What an entry of the cache takes beside its bytes, about. */
    private static final int ENTRY = 500;

    private static final PictureInspector INSPECTOR = new PictureInspector(PictureLimits.NONE);

    private final DeliveryThreads deliveryThreads;
    private final ResizeThreads resizeThreads;
    private final Resizer resizer;
    private final AsyncCache<String, Size> sizes;
    private final AsyncCache<Made, byte[]> pictures;

    ResizedPictures(ResizeSettings settings, DeliveryThreads deliveryThreads, ResizeThreads resizeThreads) {
        this.deliveryThreads = deliveryThreads;
        this.resizeThreads = resizeThreads;
        this.resizer = new Resizer(settings.pixelsInFlight());
        this.sizes = Caffeine.newBuilder().maximumSize(SIZES_KNOWN).buildAsync();
        this.pictures = Caffeine.newBuilder()
                .maximumWeight(settings.cache().toBytes())
                .weigher((Made made, byte[] bytes) -> bytes.length + ENTRY)
                .buildAsync();
    }

    /** Whether pictures of a format are made in other sizes; those of others may move, and stay as they are. */
    static boolean areMadeOf(PictureFormat format) {
        return format == PictureFormat.JPEG || format == PictureFormat.PNG;
    }

    /**
     * The bytes of a picture in another size, or as it is stored if it is not larger.
     *
     * @param path tells the picture from all others
     */
    Mono<byte[]> picture(String path, Box box, Callable<byte[]> stored) {
        return shared(() -> sizes.get(
                        path,
                        (key, executor) ->
                                deliveryThreads.call(() -> size(stored.call())).toFuture()))
                .flatMap(size -> fitted(path, box.fit(size), size, stored));
    }

    private Mono<byte[]> fitted(String path, Fit fit, Size size, Callable<byte[]> stored) {
        return fit.isWhole(size)
                ? deliveryThreads.call(stored)
                : shared(() -> pictures.get(
                        new Made(path, fit),
                        (key, executor) -> resizeThreads
                                .call(() -> made(stored.call(), fit))
                                .toFuture()));
    }

    private byte[] made(byte[] stored, Fit fit) throws Exception {
        return resizer.resize(stored, header(stored).format(), fit);
    }

    private static Size size(byte[] stored) {
        PictureHeader header = header(stored);
        return new Size(header.width(), header.height());
    }

    private static PictureHeader header(byte[] stored) {
        if (INSPECTOR.inspect(stored) instanceof Inspection.Accepted accepted) {
            return accepted.header();
        }
        throw new IllegalStateException("What is stored is no picture.");
    }

    /** One that goes away does not take the picture from the others. */
    private static <T> Mono<T> shared(Supplier<CompletableFuture<T>> future) {
        return Mono.fromFuture(future, true);
    }

    private record Made(String path, Fit fit) {}
}
