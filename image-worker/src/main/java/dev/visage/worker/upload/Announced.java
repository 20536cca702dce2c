package dev.visage.worker.upload;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.worker.lane.Lane;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record says of an upload.
 *
 * @param lane on which it came
 * @param order its place among all uploads
 * @param rework why it is worked on once more, if it is; its result has to carry that
 */
record Announced(ImageUploaded upload, Lane lane, UploadOrder order, Optional<Rework> rework) {

    static Announced in(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        return new Announced(
                EventRecords.read(record, EventType.IMAGE_UPLOADED).data(),
                Lane.of(record.topic()),
                UploadOrder.of(record),
                Rework.of(record.headers()));
    }
}
