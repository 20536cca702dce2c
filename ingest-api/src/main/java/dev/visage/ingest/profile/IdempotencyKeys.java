package dev.visage.ingest.profile;

import dev.visage.contracts.api.IdempotencyApi;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimEnd;
import dev.visage.contracts.idempotency.ClaimRenewal;
import dev.visage.contracts.idempotency.ClaimRequest;
import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.StoreThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The idempotency keys, which the profile store keeps for all instances. */
@Component
public class IdempotencyKeys {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyKeys.class);

    private final IdempotencyApi api;
    private final StoreThreads threads;

    IdempotencyKeys(IdempotencyApi api, StoreThreads threads) {
        this.api = api;
        this.threads = threads;
    }

    /**
     * Asks to carry out an upload.
     *
     * @return an error with a {@link FailureException} if nobody can be asked now
     */
    public Mono<Claim> claim(UserId userId, ClaimRequest request) {
        return api.claim(userId, request).onErrorMap(Profiles::isUnavailable, threads::unavailable);
    }

    /** Tells that it goes on. Without the word, the lease may run out, and another may carry the upload out too: to no harm. */
    public Mono<Void> renew(UserId userId, ClaimRenewal renewal) {
        return api.renew(userId, renewal)
                .doOnError(untold -> log.warn(
                        "renewal of a claim untold: uploadId={} userId={} cause={}",
                        renewal.uploadId(),
                        userId,
                        untold.toString()))
                .onErrorComplete();
    }

    /**
     * Tells how that went. It is as it is, told or not: without the word, the lease runs out, and who then carries the
     * upload out once more only repeats it.
     */
    public Mono<Void> end(UserId userId, IdempotencyKey key, UploadId uploadId, boolean accepted) {
        return api.end(userId, new ClaimEnd(key, uploadId, accepted))
                .doOnError(untold -> log.warn(
                        "end of a claim untold: uploadId={} userId={} accepted={} cause={}",
                        uploadId,
                        userId,
                        accepted,
                        untold.toString()))
                .onErrorComplete();
    }
}
