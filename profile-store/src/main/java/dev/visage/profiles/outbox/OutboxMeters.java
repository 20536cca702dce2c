package dev.visage.profiles.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the active relay knows of the outbox; the gauges of every other are not a number. */
@Component
class OutboxMeters {

    private final Counter published;
    private volatile @Nullable Backlog backlog;

    OutboxMeters(MeterRegistry registry) {
        Gauge.builder("visage.outbox.pending", this, OutboxMeters::pending)
                .description("Events that wait to be published, counted up to " + Backlog.MOST)
                .register(registry);
        Gauge.builder("visage.outbox.age", this, OutboxMeters::age)
                .description("How long the first of them has waited")
                .baseUnit("seconds")
                .register(registry);
        published = Counter.builder("visage.outbox.published")
                .description("Events that were published")
                .register(registry);
    }

    void waiting(Backlog found) {
        backlog = found;
    }

    void inactive() {
        backlog = null;
    }

    void published(int events) {
        published.increment(events);
    }

    private double pending() {
        Backlog known = backlog;
        return known == null ? Double.NaN : known.pending();
    }

    private double age() {
        Backlog known = backlog;
        return known == null ? Double.NaN : known.age().toMillis() / 1000.0;
    }
}
