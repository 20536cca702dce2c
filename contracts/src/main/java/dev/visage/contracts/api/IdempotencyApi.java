package dev.visage.contracts.api;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimEnd;
import dev.visage.contracts.idempotency.ClaimRenewal;
import dev.visage.contracts.idempotency.ClaimRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/**
 * The idempotency keys of uploads, kept by the profile store for all instances of ingest-api, for a day from the first
 * claim; then the same key is a new one. Calls carry the service token as those of {@link ProfileApi} do.
 */
@HttpExchange("/profile-api/v1")
public interface IdempotencyApi {

    /** Asks to carry out the upload of a picture of a user; of several who ask at once, one is told to. */
    @PostExchange("/users/{userId}/idempotency-keys/claims")
    Mono<Claim> claim(@PathVariable UserId userId, @RequestBody ClaimRequest request);

    /** Lengthens the lease of a claim that is being carried out. Changes nothing once the lease is over or given back. */
    @PostExchange("/users/{userId}/idempotency-keys/renewals")
    Mono<Void> renew(@PathVariable UserId userId, @RequestBody ClaimRenewal renewal);

    /** Keeps how that went. Changes nothing for a key that stands for another upload by now, or is kept no longer. */
    @PostExchange("/users/{userId}/idempotency-keys/ends")
    Mono<Void> end(@PathVariable UserId userId, @RequestBody ClaimEnd end);
}
