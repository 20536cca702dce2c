package dev.visage.ingest.imports;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How imports are taken and followed.
 *
 * @param gather how long an item that is stored may wait for others of its import that are being sent, to be taken together
 *     with them
 * @param progress how often those who follow an import are told of it at most
 * @param heartbeat how often they hear something in any case
 * @param followers how many may follow imports at once; past it they are answered with 503
 */
@Validated
@ConfigurationProperties("visage.imports")
record ImportSettings(
        @NotNull @DefaultValue("50ms") Duration gather,

        @NotNull @DurationMin(millis = 1) @DefaultValue("1s")
        Duration progress,

        @NotNull @DurationMin(millis = 1) @DefaultValue("15s")
        Duration heartbeat,

        @Min(1) @DefaultValue("100") int followers) {}
