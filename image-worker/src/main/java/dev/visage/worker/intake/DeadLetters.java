package dev.visage.worker.intake;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.UnreadableEventException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The records that nothing can be done with, on their topic's topic for dead letters. */
final class DeadLetters {

    private final RecordPublisher publisher;

    DeadLetters(RecordPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Keeps a record; one that is too long, as it was compressed or nearly as long as may be without the headers of a letter,
     * by nothing but its place.
     */
    void add(ConsumerRecord<String, byte[]> record, Throwable failure) throws Exception {
        DeadLetter.Reason reason =
                failure instanceof UnreadableEventException unreadable ? unreadable.reason() : DeadLetter.Reason.FAILED;
        try {
            publisher.publish(DeadLetter.of(record, reason, failure.toString()));
        } catch (RecordTooLargeException tooLong) {
            publisher.publish(DeadLetter.of(placeOf(record), reason, "Too long to be kept. " + failure));
        }
    }

    private static ConsumerRecord<String, byte[]> placeOf(ConsumerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
    }
}
