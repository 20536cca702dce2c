package dev.visage.ingest.upload;

import dev.visage.contracts.picture.PictureLimits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How uploads are taken.
 *
 * @param maxBytes the longest picture that the native API takes; dialects have limits of their own
 * @param maxPixels the largest width times height that is taken; of an animation that is kept, the most pixels that all
 *     frames together have
 * @param maxSide the longest side that is taken, in pixels
 * @param maxFrames the most frames of an animation that is kept
 * @param longestWait the longest time that a client may ask to wait
 */
@Validated
@ConfigurationProperties("visage.uploads")
public record UploadSettings(
        @NotNull @DefaultValue("10MB") DataSize maxBytes,
        @Min(1) @DefaultValue("50000000") long maxPixels,
        @Min(1) @DefaultValue("65500") int maxSide,
        @Min(1) @DefaultValue("1000") int maxFrames,
        @NotNull @DefaultValue("60s") Duration longestWait) {

    /** What a picture's header is judged by. */
    public PictureLimits limits() {
        return new PictureLimits(maxPixels, maxSide, maxFrames);
    }
}
