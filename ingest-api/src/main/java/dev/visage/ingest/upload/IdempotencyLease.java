package dev.visage.ingest.upload;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimRenewal;
import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.ingest.profile.IdempotencyKeys;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How long whoever carries out what an idempotency key stands for is left alone with it. It is short, since whoever dies
 * holds it until it is over, and renewed as long as the work takes.
 */
@Component
class IdempotencyLease {

    private static final int RENEWALS = 3;
    private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    private final Duration duration;
    private final IdempotencyKeys keys;

    IdempotencyLease(UploadSettings settings, IdempotencyKeys keys) {
        this.duration = settings.idempotencyLease();
        this.keys = keys;
    }

    Duration duration() {
        return duration;
    }

    /** The work of whoever claimed a key, with the lease renewed until it ends. */
    Mono<Void> renewedDuring(Mono<Void> work, UserId userId, IdempotencyKey key, UploadId uploadId) {
        ClaimRenewal renewal = new ClaimRenewal(key, uploadId, duration);
        Mono<Void> renewals = Flux.interval(duration.dividedBy(RENEWALS))
                .switchMap(tick -> keys.renew(userId, renewal))
                .then();
        return Mono.firstWithSignal(work, renewals);
    }

    /** When a client is told to come back while another request is worked on: it is done, or no longer worked on, then. */
    Duration retryAfter(Claim.InProgress claim) {
        return claim.lease().compareTo(SHORTEST_RETRY) < 0 ? SHORTEST_RETRY : claim.lease();
    }
}
