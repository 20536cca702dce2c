package dev.visage.ingest.upload;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.ingest.store.StoreThreads;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What makes an upload accepted: its original is stored, then it is announced. Done twice, it is as done once. */
@Component
class Acceptance {

    private static final Logger log = LoggerFactory.getLogger(Acceptance.class);
    private static final URI SOURCE = URI.create("/visage/ingest-api");

    private final Originals originals;
    private final KafkaTemplate<String, byte[]> kafka;
    private final StoreThreads threads;
    private final Duration announceWithin;

    Acceptance(
            UploadSettings settings, Originals originals, KafkaTemplate<String, byte[]> kafka, StoreThreads threads) {
        this.originals = originals;
        this.kafka = kafka;
        this.threads = threads;
        this.announceWithin = settings.announceWithin();
    }

    /** Accepts an upload that was judged. */
    Mono<Void> accept(UploadId uploadId, Upload upload, PictureHeader header) {
        // One call: what is stored is announced before another is begun.
        return threads.call(() -> {
                    long started = System.nanoTime();
                    originals.store(uploadId, upload, header);
                    requireRecent(started);
                    return kafka.send(record(uploadId, upload, header));
                })
                .flatMap(sent -> Mono.fromFuture(sent, true))
                .onErrorMap(
                        failure -> failure instanceof KafkaException || failure instanceof TimeoutException,
                        threads::unavailable)
                .doOnSuccess(announced -> log.info(
                        "upload accepted: uploadId={} userId={} kind={} client={} bytes={}",
                        uploadId,
                        upload.userId(),
                        upload.terms().kind(),
                        upload.terms().client(),
                        upload.bytes().length))
                .then();
    }

    /** A process that was stopped in between may come back after the sweeper took the original for an orphan. */
    private void requireRecent(long started) throws TimeoutException {
        Duration since = Duration.ofNanos(System.nanoTime() - started);
        if (since.compareTo(announceWithin) > 0) {
            throw new TimeoutException("The original was stored " + since.toSeconds() + " s ago.");
        }
    }

    private static ProducerRecord<String, byte[]> record(UploadId uploadId, Upload upload, PictureHeader header) {
        Instant now = Instant.now();
        ImageUploaded uploaded = new ImageUploaded(
                uploadId,
                upload.userId(),
                upload.terms().kind(),
                upload.terms().client(),
                upload.bytes().length,
                header.format(),
                header.width(),
                header.height(),
                upload.terms().recipe(),
                now);
        return EventRecords.write(SOURCE, Event.of(EventType.IMAGE_UPLOADED, upload.userId(), now, uploaded));
    }
}
