package dev.visage.worker.intake;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records out, one by one: each is on the broker, or the caller knows that it is not. */
public final class RecordPublisher implements AutoCloseable {

    private static final Duration LAST_SENDS = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;

    /**
     * @param producer closed with this
     */
    public RecordPublisher(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Returns when all in-sync replicas have the record.
     *
     * @throws Exception why they have not, such as a {@link org.apache.kafka.common.errors.TimeoutException}
     */
    public void publish(ProducerRecord<String, byte[]> record) throws Exception {
        try {
            producer.send(record).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        producer.close(LAST_SENDS);
    }
}
