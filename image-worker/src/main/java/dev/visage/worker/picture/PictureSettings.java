package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much one picture may take.
 *
 * @param maxBytes the longest original that is taken; more than the edge takes, so that the edge's limits are met first
 * @param maxPixels the largest width times height of a picture that is taken, and of a rendition that is made; of an
 *     animation that is kept, the most pixels that all frames together have
 * @param maxSide the longest side of a picture that is taken, in pixels
 * @param maxFrames the most frames of an animation that is kept
 * @param pixelsInFlight the pixels that all threads together hold decoded; each costs about 7 bytes of heap, and never more
 *     are held than 70 % of the heap has room for. A picture that alone has more is worked on alone
 * @param timeLimit how long one picture may take from decoding to its last rendition, waiting for its turn aside
 * @param warmUps how many drawn pictures are made at the start, to warm the code up
 */
@Validated
@ConfigurationProperties("visage.worker.pictures")
public record PictureSettings(
        @NotNull @DefaultValue("64MB") DataSize maxBytes,
        @Min(1) @Max(500_000_000) @DefaultValue("50000000") long maxPixels,
        @Min(1) @DefaultValue("65500") int maxSide,
        @Min(1) @DefaultValue("1000") int maxFrames,
        @Min(1) @DefaultValue("100000000") long pixelsInFlight,
        @NotNull @DefaultValue("10s") Duration timeLimit,
        @Min(0) @DefaultValue("5") int warmUps) {

    private static final double SHARE_OF_HEAP = 0.7;
    private static final int BYTES_PER_PIXEL = 7;

    /** What a picture's header is judged by. */
    PictureLimits limits() {
        return new PictureLimits(maxPixels, maxSide, maxFrames);
    }

    /** The pixels that cost as much memory as so many bytes. */
    static long pixels(long bytes) {
        return bytes / BYTES_PER_PIXEL;
    }

    /** The pixels that may be in flight in a heap of some size. */
    long pixelsInFlight(long heapBytes) {
        return Math.min(pixelsInFlight, (long) (heapBytes * SHARE_OF_HEAP / BYTES_PER_PIXEL));
    }
}
