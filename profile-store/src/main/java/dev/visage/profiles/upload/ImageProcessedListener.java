package dev.visage.profiles.upload;

import dev.visage.contracts.event.UnreadableEventException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Takes the results of uploads from Kafka, as many as can be in one transaction; offsets are committed after it. A record
 * that can never be applied is put aside. While something that is needed is away, the container is told how far the
 * batch has come, and repeats the rest.
 */
@Component
class ImageProcessedListener {

    private static final Logger log = LoggerFactory.getLogger(ImageProcessedListener.class);

    private final UploadResults results;
    private final DeadLetters deadLetters;
    private final ResultSettings settings;

    ImageProcessedListener(UploadResults results, DeadLetters deadLetters, ResultSettings settings) {
        this.results = results;
        this.deadLetters = deadLetters;
        this.settings = settings;
    }

    @KafkaListener(
            id = "results",
            idIsGroup = false,
            topics = "#{T(dev.visage.contracts.event.Topic).IMAGE_PROCESSED.topicName()}",
            groupId = "#{T(dev.visage.contracts.event.ConsumerGroup).PROFILE_STORE.groupName()}")
    @KafkaListener(
            id = "bulk-results",
            idIsGroup = false,
            topics = "#{T(dev.visage.contracts.event.Topic).IMAGE_PROCESSED_BULK.topicName()}",
            groupId = "#{T(dev.visage.contracts.event.ConsumerGroup).PROFILE_STORE_BULK.groupName()}",
            concurrency = "1",
            properties = "#{@bulkFetch}")
    void take(List<ConsumerRecord<String, byte[]>> records) {
        long began = System.nanoTime();
        Gathering gathering = new Gathering(settings.longestGathering());
        int done = 0;
        while (done < records.size()) {
            if (done > 0 && System.nanoTime() - began > settings.longestBatch().toNanos()) {
                throw new BatchListenerFailedException("The rest of the results is taken after a poll", done);
            }
            try {
                done += takeFirst(records.subList(done, records.size()), gathering);
            } catch (RuntimeException failure) {
                log.warn("Results cannot be taken now and are taken again: {}", failure.toString());
                throw new BatchListenerFailedException("Results cannot be taken now", failure, done);
            }
        }
        pause(gathering.rest(Instant.now()).toMillis());
    }

    /**
     * Is done with the first records.
     *
     * @return how many
     */
    private int takeFirst(List<ConsumerRecord<String, byte[]>> records, Gathering gathering) {
        List<Result> readable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                readable.add(Result.read(record));
            } catch (UnreadableEventException unreadable) {
                if (readable.isEmpty()) {
                    deadLetters.add(record, unreadable.reason(), String.valueOf(unreadable.getMessage()));
                    return 1;
                }
                break;
            }
        }
        int taken = apply(readable, records);
        readable.subList(0, taken).forEach(gathering::add);
        return taken;
    }

    /** Applies all of the results or, where one of them keeps the others from being applied, the first of them. */
    private int apply(List<Result> readable, List<ConsumerRecord<String, byte[]>> records) {
        int count = readable.size();
        if (count == 1) {
            applyOrPutAside(readable.get(0), records.get(0));
            return 1;
        }
        try {
            results.apply(readable);
            return count;
        } catch (RuntimeException failure) {
            if (Failure.of(failure) == Failure.PASSING) {
                throw failure;
            }
            return apply(readable.subList(0, count / 2), records);
        }
    }

    private void applyOrPutAside(Result result, ConsumerRecord<String, byte[]> record) {
        BackOffExecution pauses = settings.backOff().start();
        for (int attempt = 1; ; attempt++) {
            try {
                results.apply(List.of(result));
                return;
            } catch (RuntimeException failure) {
                Failure kind = Failure.of(failure);
                if (kind == Failure.PASSING) {
                    throw failure;
                }
                if (kind == Failure.OF_THE_DATA || attempt == settings.attempts()) {
                    putAside(result, record, kind, failure);
                    return;
                }
                pause(pauses.nextBackOff());
            }
        }
    }

    /** The letter first: without it, nobody could have the upload tried again. */
    private void putAside(
            Result result, ConsumerRecord<String, byte[]> record, Failure kind, RuntimeException failure) {
        deadLetters.add(
                record,
                kind.reason(),
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
        try {
            results.apply(List.of(result.failed()));
        } catch (RuntimeException unwritable) {
            if (Failure.of(unwritable) == Failure.PASSING) {
                throw unwritable;
            }
            log.error("That upload {} failed cannot be kept: {}", result.uploadId(), unwritable.toString());
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two tries or transactions.", interrupted);
        }
    }
}
