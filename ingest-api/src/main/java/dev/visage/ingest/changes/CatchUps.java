package dev.visage.ingest.changes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The subscribers that are read for from Kafka, so many at once. */
@Component
class CatchUps implements DisposableBean {

    private static final long KEPT_SECONDS = 10;

    private final ChangeSettings settings;
    private final ChangeLog changes;
    private final Timeline timeline;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger running = new AtomicInteger();
    private final Counter begun;

    CatchUps(ChangeSettings settings, ChangeLog changes, Timeline timeline, MeterRegistry meters) {
        this.settings = settings;
        this.changes = changes;
        this.timeline = timeline;
        this.threads = new ThreadPoolExecutor(
                settings.catchUps(),
                settings.catchUps(),
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "changes-catch-up");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        Gauge.builder("visage.changes.catching.up", running, AtomicInteger::get)
                .description("Subscribers that are read for from Kafka")
                .register(meters);
        begun = Counter.builder("visage.changes.catch.ups")
                .description("Subscribers that were read for from Kafka")
                .register(meters);
    }

    /** Whether there may be another one. */
    boolean haveRoom() {
        return running.get() < settings.catchUps();
    }

    /** Begins to read for a subscriber. */
    void begin(Subscriber subscriber) {
        running.incrementAndGet();
        begun.increment();
        threads.execute(() -> {
            try {
                new CatchUp(changes, timeline, settings, subscriber).run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
