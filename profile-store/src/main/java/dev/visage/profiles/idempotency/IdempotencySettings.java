package dev.visage.profiles.idempotency;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How idempotency keys are kept.
 *
 * @param retention how long a key stands for its first request, by the database's clock
 * @param purgeEvery how often keys that are kept no longer are deleted
 * @param purgeBatch how many of them are deleted in one transaction
 */
@Validated
@ConfigurationProperties("visage.idempotency")
public record IdempotencySettings(
        @DefaultValue("24h") @DurationMin(seconds = 1) Duration retention,
        @DefaultValue("10m") @DurationMin(millis = 1) Duration purgeEvery,
        @DefaultValue("1000") @Min(1) @Max(100_000) int purgeBatch) {}
