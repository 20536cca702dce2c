package dev.visage.ingest.image;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What making pictures in the sizes that clients ask for may take.
 *
 * @param threads how many are made at once; 0 for half as many as there are processors
 * @param queue how many more may wait for their turn; past it requests are answered with 503
 * @param pixelsInFlight the pixels that all threads together hold decoded; each costs about 8 bytes of heap. Of a picture
 *     that alone has more, rows and columns are left out
 * @param cache how many bytes of pictures that were made are kept
 */
@Validated
@ConfigurationProperties("visage.images.resize")
record ResizeSettings(
        @Min(0) @Max(256) @DefaultValue("0") int threads,
        @Min(1) @DefaultValue("64") int queue,

        @Min(4L * Box.LONGEST * Box.LONGEST) @Max(Integer.MAX_VALUE) @DefaultValue("16777216")
        int pixelsInFlight,

        @NotNull @DefaultValue("16MB") DataSize cache) {

    /** How many are made at once on this machine. */
    int threadsHere() {
        return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
