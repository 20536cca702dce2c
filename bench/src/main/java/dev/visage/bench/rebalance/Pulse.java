package dev.visage.bench.rebalance;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A record to each partition every 20 ms. */
final class Pulse implements AutoCloseable {

    private static final long PERIOD_MILLIS = 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Pulse(String bootstrapServers, String topic, int partitions) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        clock.scheduleAtFixedRate(
                () -> {
                    for (int partition = 0; partition < partitions; partition++) {
                        producer.send(
                                new ProducerRecord<>(topic, partition, null, new byte[1]),
                                (sent, failed) -> failure.compareAndSet(null, failed));
                    }
                },
                0,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** @throws IllegalStateException if a record could not be sent, whose absence would look like a stall */
    void check() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("A record could not be sent.", failed);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }
}
