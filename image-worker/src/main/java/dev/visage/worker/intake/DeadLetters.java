package dev.visage.worker.intake;

import dev.visage.contracts.event.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * The records that nothing can be done with, on their topic's topic for dead letters: key, value and headers as they came,
 * and headers that say where the record was and what was wrong, under the names and in the form that spring-kafka uses.
 */
final class DeadLetters {

    private static final int LONGEST_MESSAGE = 1000;

    private final RecordPublisher publisher;

    DeadLetters(RecordPublisher publisher) {
        this.publisher = publisher;
    }

    void add(ConsumerRecord<String, byte[]> record, Throwable failure) throws Exception {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                Topic.deadLettersOf(record.topic()), null, record.key(), record.value(), record.headers());
        Headers headers = letter.headers();
        put(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, text(record.topic()));
        put(
                headers,
                KafkaHeaders.DLT_ORIGINAL_PARTITION,
                bytes(Integer.BYTES).putInt(record.partition()).array());
        put(
                headers,
                KafkaHeaders.DLT_ORIGINAL_OFFSET,
                bytes(Long.BYTES).putLong(record.offset()).array());
        put(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, text(failure.getClass().getName()));
        put(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, text(String.valueOf(failure.getMessage())));
        publisher.publish(letter);
    }

    private static void put(Headers headers, String name, byte[] value) {
        headers.remove(name).add(name, value);
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length);
    }

    private static byte[] text(String value) {
        String text = value.length() > LONGEST_MESSAGE ? value.substring(0, LONGEST_MESSAGE) : value;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
