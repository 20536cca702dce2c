package dev.visage.worker.intake;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How records are taken in and worked on.
 *
 * @param threads how many records are worked on at one time, those of both lanes together; 0 for one more than there are
 *     processors
 * @param bulkThreads how many of them may be of the bulk lane, so that an interactive record soon finds a thread and a
 *     processor; 0 for all but two, and one if there are no more
 * @param bulkEvery how often the bulk lane has its turn while both have records: of as many that are begun, one is of it
 * @param inFlight how many records of each lane may be held, waiting ones included; fetching stops while there are as many
 * @param attempts how often an unexpected failure of one record is met by another try before it is a dead letter
 * @param firstBackOff how long the first wait after a failure is, about; every further one is twice as long
 * @param longestBackOff where waits stop growing. A store or a broker that is away is waited for without end
 * @param patience how long a record waits for an object store that answers, but not about what the record needs; after that,
 *     it is an unexpected failure of the record
 * @param grace how long records in work may take to finish when the service stops or a partition is taken away
 */
@Validated
@ConfigurationProperties("visage.worker.intake")
public record IntakeSettings(
        @Min(0) @DefaultValue("0") int threads,
        @Min(0) @DefaultValue("0") int bulkThreads,
        @Min(2) @DefaultValue("10") int bulkEvery,
        @Min(1) @DefaultValue("32") int inFlight,
        @Min(1) @DefaultValue("3") int attempts,
        @NotNull @DefaultValue("200ms") Duration firstBackOff,
        @NotNull @DefaultValue("10s") Duration longestBackOff,
        @NotNull @DefaultValue("15m") Duration patience,
        @NotNull @DefaultValue("8s") Duration grace) {

    /** The number of threads, never 0. */
    int poolSize() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors() + 1;
    }

    /** The number of threads that bulk records may have, never 0 and never more than there are. */
    int bulkPoolSize() {
        int allButTwo = Math.max(1, poolSize() - 2);
        return bulkThreads > 0 ? Math.min(bulkThreads, poolSize()) : allButTwo;
    }

    /** How many records one poll may bring: few, so that what is held stays near the bound without passing it. */
    int recordsPerPoll() {
        return Math.max(1, inFlight / 4);
    }
}
