package dev.visage.profiles.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Publishes for as long as PostgreSQL and Kafka are there; after a failure of either it is done for. The producer closes
 * itself with the first failure, before it sends anything more: what comes later in the outbox, perhaps under the same key,
 * does not overtake what failed.
 */
final class RelaySession implements AutoCloseable {

    private final RelayConnection connection;
    private final Producer<String, byte[]> producer;

    private RelaySession(RelayConnection connection, Producer<String, byte[]> producer) {
        this.connection = connection;
        this.producer = producer;
    }

    static RelaySession open(RelayConnection connection, Map<String, Object> producerConfiguration) {
        return new RelaySession(connection, new KafkaProducer<>(producerConfiguration));
    }

    /**
     * Publishes the events that are there, a chunk at most, and removes those that the broker has acknowledged, up to the
     * first that it has not: that one is published again by the next session, under the same id.
     *
     * @return how many
     */
    int publish(int chunk) throws SQLException, ExecutionException, InterruptedException {
        List<OutboxRow> rows = connection.read(chunk);
        List<Future<RecordMetadata>> sends = send(rows);
        int acknowledged = 0;
        try {
            for (Future<RecordMetadata> send : sends) {
                send.get();
                acknowledged++;
            }
        } finally {
            if (acknowledged > 0) {
                connection.remove(rows.subList(0, acknowledged));
            }
        }
        return acknowledged;
    }

    /** Sends rows until one is done at once: it failed, perhaps after a long wait for the broker, and so would the rest. */
    private List<Future<RecordMetadata>> send(List<OutboxRow> rows) {
        List<Future<RecordMetadata>> sends = new ArrayList<>();
        for (OutboxRow row : rows) {
            Future<RecordMetadata> send = producer.send(row.record(), (metadata, failure) -> {
                if (failure != null) {
                    close();
                }
            });
            sends.add(send);
            if (send.isDone()) {
                break;
            }
        }
        return sends;
    }

    /** Drops what is still on its way: it stays in the outbox. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
