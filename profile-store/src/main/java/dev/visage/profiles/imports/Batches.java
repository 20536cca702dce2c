package dev.visage.profiles.imports;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImportBatch;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImportId;
import dev.visage.profiles.topic.KafkaAwayException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/**
 * Places batches of items among all uploads: a record for each batch, whose place the broker tells. The items of a batch share
 * it, for of those of one user only the last is ever handed out.
 */
@Component
class Batches {

    private static final URI SOURCE = URI.create("/visage/profile-store");

    private final KafkaOperations<String, byte[]> kafka;
    private final Clock clock;

    @SuppressWarnings("unchecked") // the service's producers write strings and bytes, by its configuration
    Batches(KafkaOperations<?, ?> kafka, Clock clock) {
        this.kafka = (KafkaOperations<String, byte[]>) kafka;
        this.clock = clock;
    }

    /**
     * The place of the items that are about to be taken.
     *
     * @throws KafkaAwayException if Kafka does not answer
     */
    UploadOrder place(ImportId importId, int items) {
        Event<ImportBatch> event =
                Event.of(EventType.IMPORT_BATCH, importId, clock.instant(), new ImportBatch(importId, items));
        try {
            RecordMetadata place =
                    kafka.send(EventRecords.write(SOURCE, event)).get().getRecordMetadata();
            return new UploadOrder(Instant.ofEpochMilli(place.timestamp()), place.offset());
        } catch (ExecutionException | KafkaException away) {
            throw new KafkaAwayException(away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaAwayException(interrupted);
        }
    }
}
