package dev.visage.profiles.sweep;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends to Kafka one by one, each send awaited. It connects at the first one: most sweeps have nothing to repair. */
final class RepairPublisher implements AutoCloseable {

    private final Map<String, Object> configuration;
    private @Nullable Producer<String, byte[]> producer;

    RepairPublisher(Map<String, Object> configuration) {
        this.configuration = configuration;
    }

    void publish(ProducerRecord<String, byte[]> record) {
        Producer<String, byte[]> open = producer;
        try {
            if (open == null) {
                open = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
                producer = open;
            }
            open.send(record).get();
        } catch (ExecutionException | KafkaException away) {
            throw new DoubtException("Kafka does not answer.", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DoubtException("The sweep was stopped.", interrupted);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
