package dev.visage.worker.intake;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.UnreadableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records that nothing can be done with, on their topic's topic for dead letters. */
final class DeadLetters {

    private final RecordPublisher publisher;

    DeadLetters(RecordPublisher publisher) {
        this.publisher = publisher;
    }

    void add(ConsumerRecord<String, byte[]> record, Throwable failure) throws Exception {
        DeadLetter.Reason reason =
                failure instanceof UnreadableEventException unreadable ? unreadable.reason() : DeadLetter.Reason.FAILED;
        DeadLetter.keep(record, reason, failure.toString(), publisher::publish);
    }
}
