package dev.visage.profiles.sweep;

import dev.visage.contracts.api.Reconciliation;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ListedObject;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.ObjectStoreUnavailableException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Goes through the bucket, one sweep at a time over all instances. */
@Component
class Sweep {

    private static final String MARKS = "sweeps/";

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final ObjectStore objects;
    private final Pipeline pipeline;
    private final SweptRows rows;
    private final JdbcConnectionDetails database;
    private final Map<String, Object> producerConfiguration;
    private final SweepSettings settings;
    private final SweepMetrics metrics;
    private final Clock clock;

    Sweep(
            ObjectStore objects,
            Pipeline pipeline,
            SweptRows rows,
            JdbcConnectionDetails database,
            KafkaProperties kafka,
            SweepSettings settings,
            SweepMetrics metrics,
            Clock clock) {
        this.objects = objects;
        this.pipeline = pipeline;
        this.rows = rows;
        this.database = database;
        this.producerConfiguration = kafka.buildProducerProperties();
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sweeps with the configured grace. */
    SweepResult run() {
        return run(false, settings.grace());
    }

    /**
     * Sweeps now, unless another sweep is running.
     *
     * @param dryRun whether to count alone
     * @param grace how old an object has to be
     */
    SweepResult run(boolean dryRun, Duration grace) {
        SweepResult result = locked(dryRun, grace);
        metrics.ended(result);
        if (result instanceof SweepResult.Done done) {
            log.info("Swept: {}", done.counts());
        } else if (result instanceof SweepResult.Abandoned abandoned) {
            log.warn("The sweep was abandoned: {}", abandoned.sentence());
        }
        return result;
    }

    private SweepResult locked(boolean dryRun, Duration grace) {
        try {
            Optional<SweepLock> taken = SweepLock.tryTake(database);
            if (taken.isEmpty()) {
                return new SweepResult.Busy();
            }
            SweepLock lock = taken.get();
            try {
                return new SweepResult.Done(sweep(dryRun, grace));
            } finally {
                lock.close();
            }
        } catch (DoubtException doubt) {
            return abandoned(doubt.sentence(), doubt);
        } catch (ObjectStoreUnavailableException away) {
            return abandoned("The object store does not answer.", away);
        } catch (SQLException | DataAccessException | TransactionException away) {
            return abandoned("The database does not answer.", away);
        }
    }

    /**
     * The order matters: first the time is taken, then Kafka is looked at from the beginning of the way of an upload to its
     * end, and the database is asked last.
     */
    private Reconciliation sweep(boolean dryRun, Duration grace) {
        Instant limit = storeTime().minus(grace);
        UnderWay underWay = pipeline.look();
        Instant earliest = underWay.earliest();
        Instant imagesBefore =
                earliest.equals(Instant.MAX) ? limit : earlier(limit, earliest.minus(settings.clockSkew()));
        Scope scope = new Scope(dryRun, limit, imagesBefore, underWay);
        Tally tally = new Tally();
        try (RepairPublisher publisher = new RepairPublisher(producerConfiguration)) {
            Repairs repairs = new Repairs(objects, rows, publisher, clock, scope, tally);
            new ImageSweep(objects, rows, repairs, scope, tally).run();
        }
        new OriginalSweep(objects, rows, settings.failedGrace(), scope, tally).run();
        if (!dryRun) {
            rows.forget(settings.failedGrace());
        }
        return tally.total(dryRun, grace);
    }

    /** Now, by the clock that stamps objects: that of the object store, asked by storing one. */
    private Instant storeTime() {
        ObjectKey mark = new ObjectKey(MARKS + UUID.randomUUID());
        objects.put(mark, new ObjectContent(new byte[0], "application/octet-stream"));
        try {
            return objects.list(mark.value(), null, 1).stream()
                    .map(ListedObject::lastModified)
                    .findFirst()
                    .orElseThrow(
                            () -> new DoubtException("The object store does not list what was just stored.", null));
        } finally {
            objects.delete(mark);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static SweepResult abandoned(String sentence, Exception cause) {
        log.debug("What the sweep met", cause);
        return new SweepResult.Abandoned(sentence);
    }
}
