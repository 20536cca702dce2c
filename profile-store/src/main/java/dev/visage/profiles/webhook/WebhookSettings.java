package dev.visage.profiles.webhook;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are delivered to webhooks.
 *
 * @param schedule how long each attempt waits after the one before it that failed; the first is made at once
 * @param jitter by what part of itself a wait may be longer, at random
 * @param longestRetryAfter for how long a server that asks to be left alone is, at most
 * @param disableAfter how long a webhook may fail without any success before it is disabled
 * @param oldSecretKept how long the secret before a new one signs too
 * @param inFlight how many messages an instance sends at once, at most
 * @param inFlightPerWebhook how many of them to one webhook; fewer while there is little room left for others
 * @param lease how long an instance that is not heard of keeps the deliveries that it has begun; longer than an attempt takes
 * @param gather how long what happens is gathered while there are no webhooks, until it is asked whether there are any by now;
 *     well below the consumer's {@code max.poll.interval.ms}
 * @param poll how long it is waited, at most, until it is looked for deliveries that nobody here knows are due
 * @param perOwner how many webhooks one subject may have
 * @param retention how long deliveries are kept in the log
 * @param purgeEvery how often those that are kept no longer are deleted
 * @param purgeBatch how many of them are deleted in one transaction
 * @param threads how many calls about webhooks are worked on at once
 */
@Validated
@ConfigurationProperties("visage.webhooks")
record WebhookSettings(
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"}) @NotEmpty
        List<Duration> schedule,

        @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1")
        double jitter,

        @DefaultValue("24h") @DurationMin(millis = 0) Duration longestRetryAfter,
        @DefaultValue("5d") @DurationMin(millis = 1) Duration disableAfter,
        @DefaultValue("24h") @DurationMin(millis = 0) Duration oldSecretKept,
        @DefaultValue("256") @Min(1) @Max(500) int inFlight,
        @DefaultValue("32") @Min(1) int inFlightPerWebhook,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration lease,
        @DefaultValue("3s") @DurationMin(millis = 1) Duration gather,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("20") @Min(1) int perOwner,
        @DefaultValue("30d") @DurationMin(millis = 1) Duration retention,
        @DefaultValue("10m") @DurationMin(millis = 1) Duration purgeEvery,
        @DefaultValue("1000") @Min(1) @Max(100_000) int purgeBatch,
        @DefaultValue("2") @Min(1) int threads) {

    WebhookSettings {
        schedule = List.copyOf(schedule);
    }
}
