package dev.visage.ingest.upload;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.ingest.admission.AdmissionSettings;
import dev.visage.ingest.admission.Permit;
import dev.visage.ingest.profile.Profiles;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Waits for outcomes. Whoever has waited in vain asks the store once before saying that an upload is pending: an outcome
 * may have passed this instance by, while it had not yet found the end of the topic for instance, or did not know of a
 * new partition. That costs a call only where a wait is over.
 */
@Component
class OutcomeWait {

    private static final Logger log = LoggerFactory.getLogger(OutcomeWait.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Outcomes outcomes;
    private final Profiles profiles;
    private final int most;

    OutcomeWait(Outcomes outcomes, Profiles profiles, AdmissionSettings settings) {
        this.outcomes = outcomes;
        this.profiles = profiles;
        this.most = settings.waiting();
    }

    /** Of an upload that is accepted meanwhile: the wait begins before, so that no outcome is missed. */
    Mono<Submission> whileAccepting(Mono<Void> accepted, UploadId uploadId, Duration wait) {
        return isAtOnce(wait)
                ? accepted.thenReturn(new Submission.Pending(uploadId))
                : waiting(uploadId, accepted.then(Mono.empty()), wait);
    }

    /** Of an upload that was accepted before, and may have ended. */
    Mono<Submission> afterAccepting(UploadId uploadId, Duration wait) {
        return isAtOnce(wait) ? Mono.just(new Submission.Pending(uploadId)) : waiting(uploadId, asked(uploadId), wait);
    }

    /** Whether nobody waits: who does not want to, or who comes while too many do. */
    private boolean isAtOnce(Duration wait) {
        return wait.isZero() || outcomes.waiting() >= most;
    }

    private Mono<Submission> waiting(UploadId uploadId, Mono<UploadOutcome> before, Duration wait) {
        return Mono.using(
                () -> outcomes.await(uploadId),
                waiter -> before.switchIfEmpty(
                                Permit.givenBack().then(waiter.outcome().timeout(wait, Mono.empty())))
                        .switchIfEmpty(Mono.defer(() -> asked(uploadId)))
                        .<Submission>map(Submission.Decided::new)
                        .defaultIfEmpty(new Submission.Pending(uploadId)),
                Outcomes.Waiter::close);
    }

    /** What the store knows, if it can tell so soon; nothing of it is needed. */
    private Mono<UploadOutcome> asked(UploadId uploadId) {
        return profiles.outcome(uploadId)
                .timeout(PATIENCE, Mono.empty())
                .doOnError(failure -> log.warn("outcome not asked: uploadId={} cause={}", uploadId, failure.toString()))
                .onErrorComplete();
    }
}
