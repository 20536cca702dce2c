package dev.visage.profiles.sweep;

import dev.visage.contracts.api.ReconcileApi;
import dev.visage.contracts.api.Reconciliation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Sweeps when it is told to. */
@RestController
class ReconcileController implements ReconcileApi {

    private final Sweep sweep;
    private final SweepSettings settings;
    private final Scheduler scheduler;

    ReconcileController(Sweep sweep, SweepSettings settings, Scheduler sweepScheduler) {
        this.sweep = sweep;
        this.settings = settings;
        this.scheduler = sweepScheduler;
    }

    @Override
    public Mono<Reconciliation> reconcile(boolean dryRun, @Nullable Duration grace) {
        Duration age = grace == null ? settings.grace() : grace;
        if (age.isNegative()) {
            throw problem(HttpStatus.BAD_REQUEST, "grace is not negative.");
        }
        return Mono.fromCallable(() -> counts(sweep.run(dryRun, age))).subscribeOn(scheduler);
    }

    private static Reconciliation counts(SweepResult result) {
        if (result instanceof SweepResult.Done done) {
            return done.counts();
        }
        throw result instanceof SweepResult.Abandoned abandoned
                ? problem(HttpStatus.SERVICE_UNAVAILABLE, abandoned.sentence())
                : problem(HttpStatus.CONFLICT, "Another sweep is running.");
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
