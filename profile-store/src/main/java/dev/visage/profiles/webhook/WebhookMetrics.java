package dev.visage.profiles.webhook;

import dev.visage.contracts.webhook.DeliveryStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What became of deliveries, and what waits, in meters whose names begin with {@code visage.webhooks}. */
@Component
class WebhookMetrics {

    private final MeterRegistry meters;
    private final Counter unreadable;
    private final Clock clock;
    private volatile Backlog backlog = Backlog.NONE;

    WebhookMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("visage.webhooks.pending", this, metrics -> metrics.backlog.pending())
                .description("Deliveries that wait or are tried, counted up to " + Backlog.MOST)
                .register(meters);
        Gauge.builder(
                        "visage.webhooks.age",
                        this,
                        metrics -> metrics.backlog.age().toMillis() / 1000.0)
                .description("How long ago the first of them happened")
                .baseUnit("seconds")
                .register(meters);
        unreadable = Counter.builder("visage.webhooks.unreadable")
                .description("Records that webhooks could not be told of")
                .register(meters);
    }

    void waiting(Backlog found) {
        backlog = found;
    }

    /** A record was passed over. */
    void unreadable() {
        unreadable.increment();
    }

    /** An attempt has ended. */
    void ended(Ended ended) {
        boolean succeeded = ended.attempt().succeeded();
        meters.counter("visage.webhooks.attempts", "result", result(ended)).increment();
        if (ended.status() == DeliveryStatus.FAILED) {
            meters.counter("visage.webhooks.exhausted").increment();
        }
        if (succeeded && ended.due().tries() == 0) {
            meters.timer("visage.webhooks.latency")
                    .record(Duration.between(ended.due().occurredAt(), clock.instant()));
        }
    }

    private static String result(Ended ended) {
        return ended.attempt().failure() == null
                ? "delivered"
                : ended.attempt().failure().wireName();
    }
}
