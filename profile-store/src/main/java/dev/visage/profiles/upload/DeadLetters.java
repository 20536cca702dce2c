package dev.visage.profiles.upload;

import dev.visage.contracts.event.DeadLetter;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** The records that nothing can be done with, on their topic's topic for dead letters. */
@Component
class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final KafkaOperations<String, byte[]> kafka;

    @SuppressWarnings("unchecked") // the service's producers write strings and bytes, by its configuration
    DeadLetters(KafkaOperations<?, ?> kafka) {
        this.kafka = (KafkaOperations<String, byte[]>) kafka;
    }

    /**
     * Returns when the broker has the record.
     *
     * @throws KafkaException if it does not have it: the record must be taken again
     */
    void add(ConsumerRecord<String, byte[]> record, DeadLetter.Reason reason, String message) {
        try {
            DeadLetter.keep(record, reason, message, this::send);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while a dead letter was sent.", interrupted);
        } catch (Exception unsent) {
            throw new KafkaException("The dead letter of " + place(record) + " was not taken.", unsent);
        }
        log.error("The record of {} is put aside, {}: {}", place(record), reason.wireName(), message);
    }

    private void send(ProducerRecord<String, byte[]> letter) throws Exception {
        try {
            kafka.send(letter).get();
        } catch (ExecutionException | KafkaException unsent) {
            throw NestedExceptionUtils.getMostSpecificCause(unsent) instanceof RecordTooLargeException tooLong
                    ? tooLong
                    : unsent;
        }
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + ", partition " + record.partition() + ", offset " + record.offset();
    }
}
