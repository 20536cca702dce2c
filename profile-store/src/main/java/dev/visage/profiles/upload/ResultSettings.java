package dev.visage.profiles.upload;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How failures to apply the results of uploads are met.
 *
 * @param attempts how often a result that fails unexpectedly is tried before it is a dead letter
 * @param firstBackOff how long the first wait after a failure is, about; every further one is twice as long
 * @param longestBackOff where waits stop growing. A database or a broker that is away is waited for without end
 * @param longestBatch how long results are worked on between two polls, about; well below the consumer's
 *     {@code max.poll.interval.ms}, or many results that fail would have it expelled, and begin anew without end
 * @param longestGathering how long results that come many at a time are left to gather between two transactions, at most;
 *     half as long as an upload takes otherwise
 * @param bulkWait how long results of imports are gathered, at most, before they are applied in one transaction
 * @param bulkSize how many bytes of them are enough to do so at once
 */
@Validated
@ConfigurationProperties("visage.results")
record ResultSettings(
        @DefaultValue("3") @Min(1) int attempts,
        @DefaultValue("100ms") @DurationMin(millis = 1) Duration firstBackOff,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration longestBackOff,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration longestBatch,
        @DefaultValue("100ms") @DurationMin(millis = 0) Duration longestGathering,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration bulkWait,
        @DefaultValue("256KB") DataSize bulkSize) {

    /** Waits without end, differing at random, so that several stores do not come back in step. */
    ExponentialBackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(firstBackOff.toMillis(), 2);
        backOff.setMaxInterval(longestBackOff.toMillis());
        backOff.setJitter(firstBackOff.toMillis() / 2);
        return backOff;
    }
}
