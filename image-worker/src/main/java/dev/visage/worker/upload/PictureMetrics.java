package dev.visage.worker.upload;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Rejection;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.Transformer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What this worker has done, in meters whose names begin with {@code visage.image}. */
@Component
final class PictureMetrics {

    private final MeterRegistry meters;

    PictureMetrics(MeterRegistry meters, Transformer transformer) {
        this.meters = meters;
        Gauge.builder("visage.image.pixel.permits.used", transformer, Transformer::permitsTaken)
                .description("The pixels held decoded, in thousands")
                .register(meters);
        Gauge.builder("visage.image.pixel.permits.max", transformer, Transformer::permits)
                .description("The most pixels that are held decoded, in thousands")
                .register(meters);
        transformer
                .engines()
                .forEach((engine, version) -> Gauge.builder("visage.image.engine", () -> 1)
                        .description("The engines that there are, with the versions of their libraries")
                        .tags("engine", engine.wireName(), "version", version)
                        .register(meters));
    }

    /**
     * A picture was made.
     *
     * @param duration from its bytes to those of its renditions, its waiting for memory included
     */
    void made(ImageUploaded upload, Made made, Duration duration) {
        EngineName engine = made.engine();
        String reason = made.detour() == null ? "ok" : made.detour().wireName();
        Tags tags = Tags.of("engine", engine.wireName(), "reason", reason, "format", format(upload));
        meters.counter("visage.image.jobs", tags).increment();
        meters.timer("visage.image.duration", "engine", engine.wireName()).record(duration);
        summary("bytes").record(upload.bytes());
        summary("pixels").record((double) upload.width() * upload.height());
    }

    /** A picture was not made. */
    void refused(Rejection rejection) {
        meters.counter("visage.image.refused", "reason", rejection.code()).increment();
    }

    private DistributionSummary summary(String unit) {
        return DistributionSummary.builder("visage.image." + unit)
                .description("Of the originals of which pictures were made")
                .baseUnit(unit)
                .register(meters);
    }

    private static String format(ImageUploaded upload) {
        return upload.mediaType().name().toLowerCase(Locale.ROOT);
    }
}
