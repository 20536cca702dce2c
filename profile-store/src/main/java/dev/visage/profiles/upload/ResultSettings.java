package dev.visage.profiles.upload;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.validation.annotation.Validated;

/**
 * How failures to apply the results of uploads are met.
 *
 * @param attempts how often a result that fails unexpectedly is tried before it is a dead letter
 * @param firstBackOff how long the first wait after a failure is, about; every further one is twice as long
 * @param longestBackOff where waits stop growing. A database or a broker that is away is waited for without end
 * @param longestBatch how long results are worked on between two polls, about; well below the consumer's
 *     {@code max.poll.interval.ms}, or many results that fail would have it expelled, and begin anew without end
 * @param pace how long transactions are apart when many results follow each other, so that one holds several results;
 *     now and then ten may go without a wait. Zero for none
 */
@Validated
@ConfigurationProperties("visage.results")
record ResultSettings(
        @DefaultValue("3") @Min(1) int attempts,
        @DefaultValue("100ms") @DurationMin(millis = 1) Duration firstBackOff,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration longestBackOff,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration longestBatch,

        @DefaultValue("50ms") @DurationMin(millis = 0) @DurationMax(seconds = 1)
        Duration pace) {

    /** Waits without end, differing at random, so that several stores do not come back in step. */
    ExponentialBackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(firstBackOff.toMillis(), 2);
        backOff.setMaxInterval(longestBackOff.toMillis());
        backOff.setJitter(firstBackOff.toMillis() / 2);
        return backOff;
    }
}
