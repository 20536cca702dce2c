package dev.visage.standalone.dlt;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A dead letter, without its value.
 *
 * @param partition where it lies
 * @param offset likewise
 * @param at when it was put there
 * @param key of the record: the user
 * @param told what it tells of itself
 * @param uploadId the upload that it is about, if that can be read
 * @param identity what it has in common with the letters that its record became before and after being sent back
 */
record Letter(
        int partition,
        long offset,
        Instant at,
        @Nullable String key,
        DeadLetter told,
        Optional<UploadId> uploadId,
        Identity identity) {

    /**
     * A record under the place that it had when it was announced first.
     *
     * @param partition of records without a key, whose offsets would tell them apart only within it; else -1
     */
    record Identity(String topic, @Nullable String key, int partition, UploadOrder first) {}

    /** The letter in a record; empty if it is none of ours. */
    static Optional<Letter> read(ConsumerRecord<String, byte[]> record) {
        return DeadLetter.read(record).map(told -> of(record, told));
    }

    private static Letter of(ConsumerRecord<String, byte[]> record, DeadLetter told) {
        @Nullable String key = record.key();
        return new Letter(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                key,
                told,
                uploadId(record.value()),
                new Identity(told.topic(), key, key == null ? told.partition() : -1, first(record, told)));
    }

    /** The place of the record as it was when it became a letter, or the one that it had been given then. */
    private static UploadOrder first(ConsumerRecord<String, byte[]> record, DeadLetter told) {
        try {
            return UploadOrder.of(new ConsumerRecord<>(
                    told.topic(),
                    told.partition(),
                    told.offset(),
                    told.timestamp().toEpochMilli(),
                    TimestampType.LOG_APPEND_TIME,
                    ConsumerRecord.NULL_SIZE,
                    ConsumerRecord.NULL_SIZE,
                    record.key(),
                    record.value(),
                    record.headers(),
                    Optional.empty()));
        } catch (UnreadableEventException malformed) {
            return new UploadOrder(told.timestamp(), told.offset());
        }
    }

    private static Optional<UploadId> uploadId(byte @Nullable [] value) {
        try {
            return value == null
                    ? Optional.empty()
                    : EventJson.mapper()
                            .readTree(value)
                            .path("uploadId")
                            .stringValueOpt()
                            .map(UploadId::valueOf);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Where it lies, as {@code dlt show} takes it. */
    String place() {
        return partition + "@" + offset;
    }
}
