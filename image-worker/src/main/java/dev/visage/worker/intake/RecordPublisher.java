package dev.visage.worker.intake;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records out, one by one: each is on the broker, or the caller knows that it is not. */
public final class RecordPublisher implements AutoCloseable {

    private static final Duration LAST_SENDS = Duration.ofSeconds(2);

    private final Supplier<Producer<String, byte[]>> producers;
    private @Nullable Producer<String, byte[]> made;

    /**
     * @param producers makes the producer, which is closed with this
     */
    public RecordPublisher(Supplier<Producer<String, byte[]>> producers) {
        this.producers = producers;
    }

    /**
     * Makes the producer, if there is none yet. The service starts without: a broker whose name cannot be looked up must not
     * keep it from starting.
     *
     * @throws org.apache.kafka.common.KafkaException if it cannot be made
     */
    synchronized Producer<String, byte[]> producer() {
        Producer<String, byte[]> producer = made;
        if (producer == null) {
            producer = producers.get();
            made = producer;
        }
        return producer;
    }

    /**
     * Returns when all in-sync replicas have the record.
     *
     * @throws Exception why they have not, such as a {@link org.apache.kafka.common.errors.TimeoutException}
     */
    public void publish(ProducerRecord<String, byte[]> record) throws Exception {
        try {
            producer().send(record).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close(LAST_SENDS);
        }
    }
}
