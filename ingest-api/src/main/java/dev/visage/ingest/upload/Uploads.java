package dev.visage.ingest.upload;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.ByteBudget;
import dev.visage.ingest.store.ByteBudgets;
import dev.visage.ingest.store.StoreThreads;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The one way of an upload into Visage: judged, stored, announced, awaited. */
@Component
public class Uploads {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final URI SOURCE = URI.create("/visage/ingest-api");

    private final PictureInspector inspector;
    private final Originals originals;
    private final KafkaTemplate<String, byte[]> kafka;
    private final StoreThreads threads;
    private final ByteBudget budget;
    private final Outcomes outcomes;

    Uploads(
            UploadSettings settings,
            Originals originals,
            KafkaTemplate<String, byte[]> kafka,
            StoreThreads threads,
            ByteBudgets budgets,
            Outcomes outcomes) {
        this.inspector = new PictureInspector(settings.limits());
        this.originals = originals;
        this.kafka = kafka;
        this.threads = threads;
        this.budget = budgets.uploads();
        this.outcomes = outcomes;
    }

    /**
     * Accepts an upload and waits for its outcome. Once it is under way, a client that goes away does not stop it.
     *
     * @param wait how long; zero to be told at once that it is accepted
     * @return an error with a {@link FailureException} if the upload is refused or cannot be accepted now
     */
    public Mono<Submission> submit(Upload upload, Duration wait) {
        Inspection inspection = inspect(upload);
        return inspection instanceof Inspection.Accepted accepted
                ? submit(upload, accepted.header(), wait)
                : Mono.error(FailureException.refused(((Inspection.Refused) inspection).rejection()));
    }

    /** Why an upload would be refused at once, if it would. */
    public Optional<Rejection> refusal(Upload upload) {
        return inspect(upload) instanceof Inspection.Refused refused
                ? Optional.of(refused.rejection())
                : Optional.empty();
    }

    private Inspection inspect(Upload upload) {
        Inspection inspection =
                inspector.inspect(upload.bytes(), upload.terms().recipe().keepsFrames());
        return inspection instanceof Inspection.Accepted accepted
                ? refusal(upload, accepted.header())
                        .<Inspection>map(Inspection.Refused::new)
                        .orElse(inspection)
                : inspection;
    }

    private Optional<Rejection> refusal(Upload upload, PictureHeader header) {
        UploadTerms terms = upload.terms();
        return terms.refusal(upload.bytes().length, header).or(() -> inspector.refusal(header, terms.recipe()));
    }

    private Mono<Submission> submit(Upload upload, PictureHeader header, Duration wait) {
        return Mono.defer(() -> {
            UploadId uploadId = UploadId.next();
            Submission pending = new Submission.Pending(uploadId);
            if (wait.isZero()) {
                return accepted(uploadId, upload, header).thenReturn(pending);
            }
            Mono<Submission> decided = outcomes.await(uploadId)
                    .<Submission>map(Submission.Decided::new)
                    .timeout(wait, Mono.empty())
                    .defaultIfEmpty(pending);
            return accepted(uploadId, upload, header).then(decided).doFinally(end -> outcomes.forget(uploadId));
        });
    }

    /** Runs by itself, so that it goes on when nobody waits for it any longer. */
    private Mono<Void> accepted(UploadId uploadId, Upload upload, PictureHeader header) {
        return Mono.fromFuture(
                budget.hold(upload.bytes().length, accept(uploadId, upload, header))
                        .toFuture(),
                true);
    }

    private Mono<Void> accept(UploadId uploadId, Upload upload, PictureHeader header) {
        return originals
                .store(uploadId, upload, header.format())
                .then(Mono.defer(() -> announce(uploadId, upload, header)))
                .doOnSuccess(done -> log.info(
                        "upload accepted: uploadId={} userId={} kind={} client={} bytes={}",
                        uploadId,
                        upload.userId(),
                        upload.terms().kind(),
                        upload.terms().client(),
                        upload.bytes().length));
    }

    private Mono<Void> announce(UploadId uploadId, Upload upload, PictureHeader header) {
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
        ProducerRecord<String, byte[]> record =
                EventRecords.write(SOURCE, Event.of(EventType.IMAGE_UPLOADED, upload.userId(), now, uploaded));
        return threads.call(() -> kafka.send(record))
                .flatMap(sent -> Mono.fromFuture(sent, true))
                .onErrorMap(KafkaException.class, threads::unavailable)
                .then();
    }
}
