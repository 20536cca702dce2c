package dev.visage.worker.upload;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.StoredObject;
import dev.visage.worker.intake.RecordHandler;
import dev.visage.worker.intake.RecordPublisher;
import dev.visage.worker.lane.Lane;
import dev.visage.worker.picture.PictureResult;
import dev.visage.worker.picture.Transformer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes an upload's renditions, stores them all, then says so. Every attempt stores under an image id of its own, so
 * what two attempts made never mixes; what is stored and never announced is an orphan, which is swept away.
 */
@Component
final class ProcessUpload implements RecordHandler {

    private static final Logger log = LoggerFactory.getLogger(ProcessUpload.class);
    private static final URI SOURCE = URI.create("/visage/image-worker");

    private final ObjectStore objects;
    private final Transformer transformer;
    private final PictureMetrics metrics;
    private final RecordPublisher publisher;

    ProcessUpload(ObjectStore objects, Transformer transformer, PictureMetrics metrics, RecordPublisher publisher) {
        this.objects = objects;
        this.transformer = transformer;
        this.metrics = metrics;
        this.publisher = publisher;
    }

    @Override
    public void handle(ConsumerRecord<String, byte[]> record) throws Exception {
        Announced announced = Announced.in(record);
        publish(announced, processed(announced));
    }

    @Override
    public void giveUp(ConsumerRecord<String, byte[]> record) throws Exception {
        Announced announced = Announced.in(record);
        ImageUploaded upload = announced.upload();
        publish(
                announced,
                new ImageProcessed.Failed(upload.uploadId(), upload.userId(), upload.kind(), announced.order()));
        log.error("Upload {} of user {}: failed", upload.uploadId(), upload.userId());
    }

    private void publish(Announced announced, ImageProcessed result) throws Exception {
        Topic results = Topic.resultsOf(announced.lane().group().topic().topicName());
        ProducerRecord<String, byte[]> record = EventRecords.write(
                SOURCE, Event.of(EventType.IMAGE_PROCESSED.on(results), result.userId(), Instant.now(), result));
        announced.rework().ifPresent(each -> each.writeTo(record.headers()));
        publisher.publish(record);
    }

    private ImageProcessed processed(Announced announced) throws Exception {
        ImageUploaded upload = announced.upload();
        UploadOrder order = announced.order();
        PictureResult result = result(upload, announced.lane());
        if (result instanceof PictureResult.Refused refused) {
            Rejection rejection = refused.rejection();
            metrics.refused(rejection);
            log.info("Upload {} of user {}: rejected, {}", upload.uploadId(), upload.userId(), rejection.code());
            return new ImageProcessed.Rejected(upload.uploadId(), upload.userId(), upload.kind(), order, rejection);
        }
        PictureResult.Made made = (PictureResult.Made) result;
        Image image = stored(made.renditions()).told(made.look(), made.engine());
        log.info(
                "Upload {} of user {}: image {} by the {} engine",
                upload.uploadId(),
                upload.userId(),
                image.imageId(),
                made.engine().wireName());
        return new ImageProcessed.Succeeded(upload.uploadId(), upload.userId(), upload.kind(), order, image);
    }

    private PictureResult result(ImageUploaded upload, Lane lane) throws Exception {
        Optional<Rejection> unfit = unfit(upload);
        if (unfit.isPresent()) {
            return new PictureResult.Refused(unfit.get());
        }
        Optional<byte[]> original = objects.get(upload.original()).map(StoredObject::bytes);
        if (original.isEmpty() && upload.source() != null) {
            return new PictureResult.Refused(new Rejection.SourceMissing());
        }
        byte[] bytes = original.orElseThrow(() -> new MissingOriginalException(upload.uploadId()));
        long start = System.nanoTime();
        PictureResult result = transformer.transform(bytes, upload.recipe(), lane);
        if (result instanceof PictureResult.Made made) {
            metrics.made(upload, made, Duration.ofNanos(System.nanoTime() - start));
        }
        return result;
    }

    /**
     * Why an original is not even fetched. One that was found in the bucket is not ours: since it was announced, it may have
     * been removed, or replaced by one of any length.
     */
    private Optional<Rejection> unfit(ImageUploaded upload) {
        if (upload.source() == null) {
            return transformer.refusal(upload.bytes());
        }
        return objects.describe(upload.source())
                .map(found -> transformer.refusal(found.length()))
                .orElseGet(() -> Optional.of(new Rejection.SourceMissing()));
    }

    private Image stored(List<PictureResult.Encoded> made) throws Exception {
        ImageId imageId = ImageId.next();
        Map<ObjectKey, ObjectContent> contents = new LinkedHashMap<>();
        List<Rendition> renditions = new ArrayList<>();
        for (PictureResult.Encoded rendition : made) {
            ObjectKey key = ObjectKey.rendition(
                    imageId, rendition.name(), rendition.format().extension());
            contents.put(
                    key, new ObjectContent(rendition.bytes(), rendition.format().mediaType()));
            renditions.add(new Rendition(
                    rendition.name(),
                    rendition.width(),
                    rendition.height(),
                    rendition.bytes().length,
                    rendition.format(),
                    key));
        }
        objects.putAll(contents);
        return Image.of(imageId, renditions);
    }
}
