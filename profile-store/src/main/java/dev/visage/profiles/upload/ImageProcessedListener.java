package dev.visage.profiles.upload;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes the results of uploads from Kafka, a batch in one transaction; offsets are committed after it. A record that can
 * never be applied is named to the container, which puts it aside and goes on; any other failure repeats the batch.
 */
@Component
class ImageProcessedListener {

    private final UploadResults results;

    ImageProcessedListener(UploadResults results) {
        this.results = results;
    }

    @KafkaListener(topics = "#{T(dev.visage.contracts.event.Topic).IMAGE_PROCESSED.topicName()}")
    void take(List<ConsumerRecord<String, byte[]>> records) {
        List<ImageProcessed> readable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                readable.add(
                        EventRecords.read(record, EventType.IMAGE_PROCESSED).data());
            } catch (UnreadableEventException unreadable) {
                apply(readable);
                throw new BatchListenerFailedException("A record is unreadable", unreadable, readable.size());
            }
        }
        apply(readable);
    }

    private void apply(List<ImageProcessed> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            results.apply(batch);
        } catch (RuntimeException failure) {
            if (mayPass(failure)) {
                throw failure;
            }
            applyEach(batch);
        }
    }

    /** Finds the one result that keeps the others from being applied. */
    private void applyEach(List<ImageProcessed> batch) {
        for (int i = 0; i < batch.size(); i++) {
            try {
                results.apply(batch.subList(i, i + 1));
            } catch (RuntimeException failure) {
                if (mayPass(failure)) {
                    throw failure;
                }
                throw new BatchListenerFailedException(
                        "A result cannot be applied", new InapplicableResultException(failure), i);
            }
        }
    }

    /**
     * Whether another attempt may succeed: when PostgreSQL was away, or when another process ended the same upload. What
     * is wrong with the data stays wrong.
     */
    private static boolean mayPass(RuntimeException failure) {
        boolean ofTheData =
                failure instanceof DataIntegrityViolationException && !(failure instanceof DuplicateKeyException);
        return failure instanceof TransactionException || (failure instanceof DataAccessException && !ofTheData);
    }
}
