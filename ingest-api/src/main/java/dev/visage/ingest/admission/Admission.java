package dev.visage.ingest.admission;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.store.ByteBudgets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides at the door who comes in. Who is in is worked on to the end: work that is begun and given up costs what nobody has
 * left once there is too much of it.
 */
@Component
public class Admission {

    private final AdmissionSettings settings;
    private final ByteBudgets bytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger uploads = new AtomicInteger();

    Admission(AdmissionSettings settings, ByteBudgets bytes) {
        this.settings = settings;
        this.bytes = bytes;
    }

    /** Room for a request without a body, if there is any. */
    public Optional<Permit> admit() {
        if (requests.incrementAndGet() > settings.requests()) {
            requests.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Permit(requests));
    }

    /**
     * Room for a request with a body, if there is any.
     *
     * @param announced how many bytes it is going to have, as far as its sender tells
     */
    public Optional<Permit> admit(long announced) {
        return uploads.get() < settings.uploads() && bytes.uploads().hasRoomFor(announced) ? admit() : Optional.empty();
    }

    /** Counts an upload whose bytes have come, until it is accepted or has failed. */
    public <T> Mono<T> accepting(Mono<T> work) {
        return Mono.defer(() -> {
            uploads.incrementAndGet();
            return work.doFinally(end -> uploads.decrementAndGet());
        });
    }

    /** What those are told who do not come in. */
    public Failure.Unavailable refusal() {
        return new Failure.Unavailable(settings.retryAfter());
    }
}
