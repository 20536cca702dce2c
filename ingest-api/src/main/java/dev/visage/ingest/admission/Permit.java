package dev.visage.ingest.admission;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** The room that a request takes up, until it is given back; once. */
public final class Permit {

    private final AtomicInteger taken;
    private final AtomicBoolean held = new AtomicBoolean(true);

    Permit(AtomicInteger taken) {
        this.taken = taken;
    }

    /** Gives it back. */
    public void giveBack() {
        if (held.compareAndSet(true, false)) {
            taken.decrementAndGet();
        }
    }

    /** Makes it known to what the request does. */
    public Context in(Context context) {
        return context.put(Permit.class, this);
    }

    /** Gives back that of the request which this is done for, if it has one: from here on it takes up next to nothing. */
    public static Mono<Void> givenBack() {
        return Mono.deferContextual(context -> {
            context.<Permit>getOrEmpty(Permit.class).ifPresent(Permit::giveBack);
            return Mono.empty();
        });
    }
}
