package dev.visage.worker.intake;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The records that nothing can be done with, on {@code <topic>.dlt}: key, value and headers as they came, and headers in
 * plain text that say where the record was and what was wrong.
 */
final class DeadLetters {

    private static final String SUFFIX = ".dlt";
    private static final int LONGEST_MESSAGE = 1000;

    private final RecordPublisher publisher;

    DeadLetters(RecordPublisher publisher) {
        this.publisher = publisher;
    }

    void add(ConsumerRecord<String, byte[]> record, Throwable failure) throws Exception {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(record.topic() + SUFFIX, null, record.key(), record.value(), record.headers());
        Headers headers = letter.headers();
        put(headers, "dlt_topic", record.topic());
        put(headers, "dlt_partition", Integer.toString(record.partition()));
        put(headers, "dlt_offset", Long.toString(record.offset()));
        put(headers, "dlt_exception", failure.getClass().getName());
        put(headers, "dlt_message", String.valueOf(failure.getMessage()));
        publisher.publish(letter);
    }

    private static void put(Headers headers, String name, String value) {
        String text = value.length() > LONGEST_MESSAGE ? value.substring(0, LONGEST_MESSAGE) : value;
        headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
