package dev.visage.ingest.changes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All streams of this instance. One timer is theirs together. When the service stops, before all else, they end, so that
 * nobody waits for them.
 */
@Component
class Subscribers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscribers.class);
    private static final long TICK_MILLIS = 500;

    private final ChangeSettings settings;
    private final Timeline timeline;
    private final Map<Subscriber, Runnable> open = new ConcurrentHashMap<>();
    private volatile boolean running;
    private long beatAt = System.nanoTime();
    private volatile @Nullable ScheduledExecutorService timer;

    Subscribers(ChangeSettings settings, Timeline timeline) {
        this.settings = settings;
        this.timeline = timeline;
    }

    /** How many there are. */
    int count() {
        return open.size();
    }

    /** Whether there may be another one. */
    boolean haveRoom() {
        return running && open.size() < settings.subscribers();
    }

    /**
     * Adds one.
     *
     * @param closing closes its connection, whatever the client does
     */
    void add(Subscriber subscriber, Runnable closing) {
        open.put(subscriber, closing);
        if (!running) {
            subscriber.end(Farewell.STOPPING);
        }
    }

    void remove(Subscriber subscriber) {
        open.remove(subscriber);
    }

    /** Tells all of changes that were appended to the timeline, from a number on. */
    void tell(long number, List<Change> changes) {
        open.keySet().forEach(subscriber -> subscriber.told(number, changes));
    }

    void endAll(Farewell reason) {
        open.keySet().forEach(subscriber -> subscriber.end(reason));
    }

    private void tick() {
        try {
            Instant now = Instant.now();
            for (Map.Entry<Subscriber, Runnable> each : open.entrySet()) {
                if (each.getKey().isExpired(now)) {
                    each.getKey().end(Farewell.EXPIRED);
                }
                if (each.getKey().stuck().compareTo(settings.patience()) > 0) {
                    log.info("a subscriber takes nothing: closed");
                    each.getValue().run();
                }
            }
            if (System.nanoTime() - beatAt >= settings.heartbeat().toNanos()) {
                beatAt = System.nanoTime();
                beat();
            }
        } catch (RuntimeException broken) {
            // the timer would end with it
            log.error("subscribers were not looked after", broken);
        }
    }

    private void beat() {
        if (timeline.now().isPresent()) {
            Timeline.Stretch behind = timeline.behind();
            byte[] heartbeat = Block.position(behind.position());
            open.keySet().forEach(subscriber -> subscriber.beat(behind.next(), heartbeat));
        }
    }

    @Override
    public void start() {
        running = true;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "changes-timer");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        running = false;
        ScheduledExecutorService stopped = timer;
        if (stopped != null) {
            stopped.shutdownNow();
        }
        endAll(Farewell.STOPPING);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
