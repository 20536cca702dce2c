package dev.visage.ingest.upload;

import dev.visage.contracts.picture.PictureLimits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
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
 * @param announceWithin how long after the storing of an original began its upload may be announced; profile-store's sweep
 *     takes no original that is as young for an orphan
 * @param idempotencyLease how long an instance that carries out a request with an idempotency key is left alone by others with
 *     the same key; renewed at a third of it until the request is carried out, so only one that died holds it as long
 */
@Validated
@ConfigurationProperties("visage.uploads")
public record UploadSettings(
        @NotNull @DefaultValue("10MB") DataSize maxBytes,
        @Min(1) @DefaultValue("50000000") long maxPixels,
        @Min(1) @DefaultValue("65500") int maxSide,
        @Min(1) @DefaultValue("1000") int maxFrames,
        @NotNull @DefaultValue("60s") Duration longestWait,

        @NotNull @DurationMin(nanos = 1) @DefaultValue("60s")
        Duration announceWithin,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("3s")
        Duration idempotencyLease) {

    /** What a picture's header is judged by. */
    public PictureLimits limits() {
        return new PictureLimits(maxPixels, maxSide, maxFrames);
    }
}
