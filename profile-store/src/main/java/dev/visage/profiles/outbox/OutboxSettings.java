package dev.visage.profiles.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox is published.
 *
 * @param poll how long the relay waits for the word of a commit before it looks by itself
 * @param takeover how often a relay that is not the active one tries to become it
 * @param chunk how many events are read, published and removed at once
 */
@Validated
@ConfigurationProperties("visage.outbox")
record OutboxSettings(
        @DefaultValue("1s") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration takeover,
        @DefaultValue("500") @Min(1) @Max(10_000) int chunk) {}
