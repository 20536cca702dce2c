package dev.visage.profiles.idempotency;

import dev.visage.contracts.api.IdempotencyApi;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimEnd;
import dev.visage.contracts.idempotency.ClaimRenewal;
import dev.visage.contracts.idempotency.ClaimRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers ingest-api. The database blocks, so it is asked on threads of its own. */
@RestController
class IdempotencyController implements IdempotencyApi {

    private final IdempotencyKeys keys;
    private final Scheduler scheduler;

    IdempotencyController(IdempotencyKeys keys, Scheduler databaseScheduler) {
        this.keys = keys;
        this.scheduler = databaseScheduler;
    }

    @Override
    public Mono<Claim> claim(UserId userId, ClaimRequest request) {
        return Mono.fromCallable(() -> keys.claim(userId, request)).subscribeOn(scheduler);
    }

    @Override
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> renew(UserId userId, ClaimRenewal renewal) {
        return Mono.<Void>fromRunnable(() -> keys.renew(userId, renewal)).subscribeOn(scheduler);
    }

    @Override
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> end(UserId userId, ClaimEnd end) {
        return Mono.<Void>fromRunnable(() -> keys.end(userId, end)).subscribeOn(scheduler);
    }
}
