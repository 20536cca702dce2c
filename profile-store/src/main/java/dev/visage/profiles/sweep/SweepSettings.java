package dev.visage.profiles.sweep;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The sweep of the object store.
 *
 * @param enabled whether it runs by itself; it can be called in any case
 * @param interval how long it waits after the start, and between one run and the next
 * @param grace how old an object has to be before it can be an orphan; longer than an edge may repeat an upload under its
 *     idempotency key, and than it needs from storing an original to announcing it
 * @param failedGrace how long the original of an upload that failed is kept for another try: as long as dead letters are
 * @param clockSkew by how much the clocks of the broker and the object store may differ
 */
@Validated
@ConfigurationProperties("visage.sweep")
record SweepSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration interval,
        @DefaultValue("25h") @DurationMin(seconds = 0) Duration grace,
        @DefaultValue("30d") @DurationMin(seconds = 0) Duration failedGrace,
        @DefaultValue("5m") @DurationMin(seconds = 0) Duration clockSkew) {}
