package dev.visage.ingest.upload;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimRequest;
import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.admission.Admission;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.IdempotencyKeys;
import dev.visage.ingest.store.ByteBudget;
import dev.visage.ingest.store.ByteBudgets;
import dev.visage.ingest.upload.KeyedSubmission.Submitted;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The one way of an upload into Visage: judged, stored, announced, awaited. */
@Component
public class Uploads {

    private final PictureInspector inspector;
    private final Acceptance acceptance;
    private final Admission admission;
    private final ByteBudget budget;
    private final OutcomeWait waiting;
    private final IdempotencyKeys keys;
    private final IdempotencyLease lease;

    Uploads(
            UploadSettings settings,
            Acceptance acceptance,
            Admission admission,
            ByteBudgets budgets,
            OutcomeWait waiting,
            IdempotencyKeys keys,
            IdempotencyLease lease) {
        this.inspector = new PictureInspector(settings.limits());
        this.acceptance = acceptance;
        this.admission = admission;
        this.budget = budgets.uploads();
        this.waiting = waiting;
        this.keys = keys;
        this.lease = lease;
    }

    /**
     * Accepts an upload and waits for its outcome. Once it is under way, a client that goes away does not stop it.
     *
     * @param wait how long; zero to be told at once that it is accepted
     * @return an error with a {@link FailureException} if the upload is refused or cannot be accepted now
     */
    public Mono<Submission> submit(Upload upload, Duration wait) {
        return judged(
                upload,
                header -> Mono.defer(() -> {
                    UploadId uploadId = UploadId.next();
                    Mono<Void> accepted =
                            Mono.defer(() -> byItself(upload, acceptance.accept(uploadId, upload, header)));
                    return waiting.whileAccepting(accepted, uploadId, wait);
                }));
    }

    /**
     * The same for an upload that may have come before, with the same key: it is accepted once.
     *
     * @return an error with a {@link FailureException} if the upload is refused or cannot be accepted now
     */
    public Mono<KeyedSubmission> submit(Upload upload, IdempotencyKey key, Duration wait) {
        return judged(
                upload,
                header -> Mono.defer(() -> byItself(upload, claimed(upload, header, key)))
                        .flatMap(keyed -> keyed instanceof Submitted submitted
                                ? waiting.afterAccepting(submitted.submission().uploadId(), wait)
                                        .map(submission -> new Submitted(submission, submitted.replayed()))
                                : Mono.just(keyed)));
    }

    /** Why an upload would be refused at once, if it would. */
    public Optional<Rejection> refusal(Upload upload) {
        return inspect(upload.bytes(), upload.terms()) instanceof Inspection.Refused refused
                ? Optional.of(refused.rejection())
                : Optional.empty();
    }

    private <T> Mono<T> judged(Upload upload, Function<PictureHeader, Mono<T>> submission) {
        Inspection inspection = inspect(upload.bytes(), upload.terms());
        return inspection instanceof Inspection.Accepted accepted
                ? submission.apply(accepted.header())
                : Mono.error(FailureException.refused(((Inspection.Refused) inspection).rejection()));
    }

    /** Judges the bytes of a picture by the terms of its upload. */
    public Inspection inspect(byte[] bytes, UploadTerms terms) {
        Inspection inspection = inspector.inspect(bytes, terms.recipe().keepsFrames());
        return inspection instanceof Inspection.Accepted accepted
                ? refusal(bytes, terms, accepted.header())
                        .<Inspection>map(Inspection.Refused::new)
                        .orElse(inspection)
                : inspection;
    }

    private Optional<Rejection> refusal(byte[] bytes, UploadTerms terms, PictureHeader header) {
        return terms.refusal(bytes.length, header).or(() -> inspector.refusal(header, terms.recipe()));
    }

    private Mono<KeyedSubmission> claimed(Upload upload, PictureHeader header, IdempotencyKey key) {
        UploadTerms terms = upload.terms();
        return Mono.fromCallable(() -> Fingerprint.of(terms.kind(), terms.recipe(), upload.bytes()))
                .subscribeOn(Schedulers.parallel())
                .flatMap(payload -> keys.claim(upload.userId(), new ClaimRequest(key, payload, lease.duration())))
                .flatMap(claim -> claim.translate(new Carrying(upload, header, key)));
    }

    /** Goes on when nobody waits for it any longer; as long as that takes, the upload's bytes count. */
    private <T> Mono<T> byItself(Upload upload, Mono<T> work) {
        return Mono.fromFuture(
                admission.accepting(budget.hold(upload.bytes().length, work)).toFuture(), true);
    }

    /** Carries out what a key stands for, if that is to be done here. */
    private final class Carrying implements Claim.Translation<Mono<KeyedSubmission>> {

        private final Upload upload;
        private final PictureHeader header;
        private final IdempotencyKey key;

        Carrying(Upload upload, PictureHeader header, IdempotencyKey key) {
            this.upload = upload;
            this.header = header;
            this.key = key;
        }

        @Override
        public Mono<KeyedSubmission> claimed(Claim.Claimed claim) {
            UploadId uploadId = claim.uploadId();
            return lease.renewedDuring(acceptance.accept(uploadId, upload, header), upload.userId(), key, uploadId)
                    .onErrorResume(failure ->
                            keys.end(upload.userId(), key, uploadId, false).then(Mono.error(failure)))
                    .then(Mono.defer(() -> keys.end(upload.userId(), key, uploadId, true)))
                    .thenReturn(new Submitted(new Submission.Pending(uploadId), false));
        }

        @Override
        public Mono<KeyedSubmission> inProgress(Claim.InProgress claim) {
            return Mono.just(new KeyedSubmission.InProgress(lease.retryAfter(claim)));
        }

        @Override
        public Mono<KeyedSubmission> accepted(Claim.Accepted claim) {
            return Mono.just(new Submitted(new Submission.Pending(claim.uploadId()), true));
        }

        @Override
        public Mono<KeyedSubmission> otherPayload(Claim.OtherPayload claim) {
            return Mono.just(new KeyedSubmission.OtherPayload());
        }
    }
}
