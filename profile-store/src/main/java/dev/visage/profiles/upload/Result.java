package dev.visage.profiles.upload;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What came of an upload.
 *
 * @param processed what a worker tells
 * @param rework why the upload was worked on once more, if it was
 */
record Result(ImageProcessed processed, Optional<Rework> rework) {

    /** The result in a record. */
    static Result read(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        return new Result(EventRecords.read(record, EventType.IMAGE_PROCESSED).data(), Rework.of(record.headers()));
    }

    UploadId uploadId() {
        return processed.uploadId();
    }

    UserId userId() {
        return processed.userId();
    }

    /** That the upload failed, told in place of this result, which cannot be applied. */
    Result failed() {
        return new Result(
                new ImageProcessed.Failed(uploadId(), userId(), processed.kind(), processed.order()), Optional.empty());
    }
}
