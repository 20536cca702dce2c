package dev.visage.profiles.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Publishes for as long as PostgreSQL and Kafka are there and no other relay has begun; after a failure it is done for.
 * What it published last and could not remove is published again by the next one, under the same ids.
 */
final class RelaySession implements AutoCloseable {

    /** From the beginning of a session on, Kafka takes nothing of those before it. */
    private static final String TRANSACTIONAL_ID = "visage-outbox-relay";

    /** Whoever waits for Kafka here does nothing else. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RelayConnection connection;
    private final Pulse pulse;
    private final Producer<String, byte[]> producer;
    private final ExecutorService kafka =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "outbox-to-kafka"));

    private RelaySession(RelayConnection connection, Pulse pulse, Producer<String, byte[]> producer) {
        this.connection = connection;
        this.pulse = pulse;
        this.producer = producer;
    }

    static RelaySession open(RelayConnection connection, Pulse pulse, Map<String, Object> producerConfiguration)
            throws SQLException, ExecutionException, InterruptedException {
        Map<String, Object> configuration = new HashMap<>(producerConfiguration);
        configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        // Records wait for each other, never so long: the commit, which follows at once, sends them in one request.
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 1000);
        RelaySession session = new RelaySession(connection, pulse, new KafkaProducer<>(configuration));
        try {
            session.await(session.producer::initTransactions);
            return session;
        } catch (SQLException | ExecutionException | InterruptedException | RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    /**
     * Publishes the first events that are there, in one transaction of Kafka's, and removes them once it is committed.
     *
     * @return how many
     */
    int publish(int chunk) throws SQLException, ExecutionException, InterruptedException {
        List<OutboxRow> rows = connection.read(chunk);
        if (!rows.isEmpty()) {
            await(() -> transact(rows));
            connection.remove(rows);
        }
        if (rows.size() < chunk) {
            pulse.nothingWaits();
        }
        return rows.size();
    }

    /** The first send that fails, if one does, fails the commit: what comes after it does not overtake it. */
    void transact(List<OutboxRow> rows) {
        producer.beginTransaction();
        rows.forEach(row -> producer.send(row.record()));
        producer.commitTransaction();
    }

    /** Waits for Kafka, however long it takes, without losing the lead over it. */
    private void await(Runnable work) throws SQLException, ExecutionException, InterruptedException {
        Future<?> done = kafka.submit(work);
        while (true) {
            try {
                done.get(Pulse.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException slow) {
                pulse.beat();
            }
        }
    }

    /** Drops what is still on its way: it stays in the outbox. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
        kafka.shutdown();
    }
}
