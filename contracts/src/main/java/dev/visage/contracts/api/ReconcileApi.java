package dev.visage.contracts.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** The sweep of the object store, on demand. Calls carry the service token as a bearer token. */
@HttpExchange("/profile-api/v1")
public interface ReconcileApi {

    /**
     * Deletes orphans and announces the uploads of dangling pictures once more. Takes as long as it takes to list the
     * bucket.
     *
     * @param dryRun whether to count alone
     * @param grace how old an object has to be, in place of the configured time. A time shorter than an edge may need from
     *     storing an original to announcing it is for systems that take no uploads meanwhile
     * @return the counts; 409 while another sweep is running, 503 if something that it needs does not answer
     */
    @PostExchange("/reconcile")
    Mono<Reconciliation> reconcile(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable Duration grace);
}
