package dev.visage.contracts.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer can do nothing with, on its topic's topic for dead letters: key, value and headers as they
 * came, and headers that say where it was and what was wrong. Those have the names and the form that spring-kafka gives
 * them, but for the reason, which it does not know.
 *
 * @param topic where the record was
 * @param partition of that topic
 * @param offset in that partition
 * @param timestamp that the record had there
 * @param reason what was wrong, as a word for programs
 * @param message the same for people
 */
public record DeadLetter(String topic, int partition, long offset, Instant timestamp, Reason reason, String message) {

    private static final int LONGEST_MESSAGE = 1000;

    private static final String TOPIC = "kafka_dlt-original-topic";
    private static final String PARTITION = "kafka_dlt-original-partition";
    private static final String OFFSET = "kafka_dlt-original-offset";
    private static final String TIMESTAMP = "kafka_dlt-original-timestamp";
    private static final String MESSAGE = "kafka_dlt-exception-message";
    private static final String REASON = "visage-failure-reason";

    /** What can be wrong with a record. */
    public enum Reason {
        /** It lacks what CloudEvents 1.0 require of a record in binary mode. */
        NOT_A_CLOUDEVENT("not-a-cloudevent"),
        /** It holds an event of a type that does not belong on the topic. */
        UNKNOWN_TYPE("unknown-type"),
        /** It holds an event of a later version of the type than the consumer knows. */
        NEWER_VERSION("newer-version"),
        /** It has no key. */
        NO_KEY("no-key"),
        /** It has no value. */
        NO_DATA("no-data"),
        /** Its value, or a header, is not what the type of the event says. */
        UNREADABLE_DATA("unreadable-data"),
        /** Working on it failed as often as is tried. */
        FAILED("failed"),
        /** What it tells contradicts what is stored. */
        INAPPLICABLE("inapplicable");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** As it stands in the header. */
        public String wireName() {
            return wireName;
        }

        /** The reason with this name, if there is one. */
        public static Optional<Reason> named(String wireName) {
            return Arrays.stream(values())
                    .filter(reason -> reason.wireName.equals(wireName))
                    .findFirst();
        }
    }

    /** Hands a letter over to the broker. */
    @FunctionalInterface
    public interface Sending {

        /**
         * Returns when the broker has the letter.
         *
         * @throws RecordTooLargeException if it never will, because the letter is too long
         * @throws Exception why else it does not have it
         */
        void send(ProducerRecord<String, byte[]> letter) throws Exception;
    }

    /**
     * Keeps a record as a dead letter; one that is too long, as it was compressed or nearly as long as may be without the
     * headers of a letter, by nothing but its place.
     *
     * @throws Exception what the sending met with: the record is not kept
     */
    public static void keep(ConsumerRecord<String, byte[]> record, Reason reason, String message, Sending sending)
            throws Exception {
        try {
            sending.send(of(record, reason, message));
        } catch (RecordTooLargeException tooLong) {
            sending.send(of(placeOf(record), reason, "Too long to be kept. " + message));
        }
    }

    private static ConsumerRecord<String, byte[]> placeOf(ConsumerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
    }

    /** The dead letter of a record, ready to be sent. */
    public static ProducerRecord<String, byte[]> of(
            ConsumerRecord<String, byte[]> record, Reason reason, String message) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                Topic.deadLettersOf(record.topic()), null, record.key(), record.value(), record.headers());
        Headers headers = letter.headers();
        put(headers, TOPIC, text(record.topic()));
        put(headers, PARTITION, ByteBuffer.allocate(Integer.BYTES).putInt(record.partition()));
        put(headers, OFFSET, ByteBuffer.allocate(Long.BYTES).putLong(record.offset()));
        put(headers, TIMESTAMP, ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()));
        put(headers, REASON, text(reason.wireName()));
        put(headers, MESSAGE, text(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE))));
        return letter;
    }

    /** What a record on a topic for dead letters tells of itself; empty if it was not put there as one. */
    public static Optional<DeadLetter> read(ConsumerRecord<?, ?> record) {
        Headers headers = record.headers();
        byte[] topic = value(headers, TOPIC, 1);
        byte[] partition = value(headers, PARTITION, Integer.BYTES);
        byte[] offset = value(headers, OFFSET, Long.BYTES);
        if (topic == null || partition == null || offset == null) {
            return Optional.empty();
        }
        byte[] timestamp = value(headers, TIMESTAMP, Long.BYTES);
        byte[] reason = value(headers, REASON, 1);
        byte[] message = value(headers, MESSAGE, 0);
        return Optional.of(new DeadLetter(
                string(topic),
                ByteBuffer.wrap(partition).getInt(),
                ByteBuffer.wrap(offset).getLong(),
                Instant.ofEpochMilli(
                        timestamp == null
                                ? record.timestamp()
                                : ByteBuffer.wrap(timestamp).getLong()),
                reason == null ? Reason.FAILED : Reason.named(string(reason)).orElse(Reason.FAILED),
                message == null ? "" : string(message)));
    }

    /** Takes away what makes a record a dead letter, so that it is again as it came. */
    public static void unmark(Headers headers) {
        for (String name : new String[] {TOPIC, PARTITION, OFFSET, TIMESTAMP, REASON, MESSAGE}) {
            headers.remove(name);
        }
    }

    private static void put(Headers headers, String name, ByteBuffer value) {
        headers.remove(name).add(name, value.array());
    }

    private static ByteBuffer text(String value) {
        return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte @Nullable [] value(Headers headers, String name, int atLeast) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null || header.value().length < atLeast ? null : header.value();
    }

    private static String string(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
