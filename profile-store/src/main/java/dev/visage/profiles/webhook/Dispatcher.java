package dev.visage.profiles.webhook;

import dev.visage.contracts.id.WebhookId;
import dev.visage.profiles.webhook.sending.Answer;
import dev.visage.profiles.webhook.sending.Sender;
import dev.visage.profiles.webhook.sending.SignedMessage;
import dev.visage.profiles.webhook.sending.TargetSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.Disposable;

/**
 * Delivers what is due. One thread speaks with the database, in rounds: what has ended since the last one is written, and what
 * is due is taken, in one transaction. Messages are sent without waiting for one another. A round begins as soon as anything
 * has ended, or is said to be due, when the next delivery is due, or after a while without any of it.
 */
@Component
class Dispatcher implements SmartLifecycle {

    /** How long a stop waits for what is under way; the rest is given back. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration REST_AFTER_FAILURE = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Rounds rounds;
    private final Sender sender;
    private final RetrySchedule schedule;
    private final WebhookMetrics metrics;
    private final WebhookSettings settings;
    private final Duration timeout;
    private final Clock clock;

    private final Semaphore wakes = new Semaphore(0);
    private final Queue<Ended> justEnded = new ConcurrentLinkedQueue<>();
    /** Of the thread: what was taken and has not ended, and what has ended and is not written. */
    private final Map<Due, Disposable> underWay = new LinkedHashMap<>();

    private final List<Ended> unwritten = new ArrayList<>();
    private boolean failing;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    Dispatcher(
            Rounds rounds,
            Sender sender,
            WebhookMetrics metrics,
            WebhookSettings settings,
            TargetSettings target,
            Clock clock) {
        this.rounds = rounds;
        this.sender = sender;
        this.schedule =
                new RetrySchedule(settings, () -> ThreadLocalRandom.current().nextDouble());
        this.metrics = metrics;
        this.settings = settings;
        this.timeout = target.timeout();
        this.clock = clock;
    }

    /** Something may be due. */
    void wake() {
        wakes.release();
    }

    @Override
    public synchronized void start() {
        stopping = false;
        thread = new Thread(this::run, "webhooks");
        thread.start();
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        stopping = true;
        wake();
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException interrupted) {
                running.interrupt();
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (!stopping) {
                round();
            }
            leave();
        } catch (InterruptedException interrupted) {
            log.warn("The delivery of webhooks was interrupted; what was under way is taken over");
        }
    }

    private void round() throws InterruptedException {
        collect();
        try {
            Rounds.Round round = rounds.next(List.copyOf(unwritten), busy());
            round.taken().forEach(this::send);
            unwritten.forEach(metrics::ended);
            unwritten.clear();
            failing = false;
            await(rest(round.nextAt()));
        } catch (DataAccessException | TransactionException away) {
            if (!failing) {
                log.warn("Webhooks cannot be delivered now: {}", away.toString());
            }
            failing = true;
            await(REST_AFTER_FAILURE);
        } catch (RuntimeException | Error failure) {
            // without its thread the dispatcher would be silent for good
            log.error("Webhooks cannot be delivered now", failure);
            await(REST_AFTER_FAILURE);
        }
    }

    private Duration rest(@Nullable Instant nextAt) {
        Duration until = nextAt == null ? settings.poll() : Duration.between(clock.instant(), nextAt);
        return until.compareTo(settings.poll()) < 0 ? until : settings.poll();
    }

    private void await(Duration time) throws InterruptedException {
        if (wakes.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
            wakes.drainPermits();
        }
    }

    private void collect() {
        for (Ended ended = justEnded.poll(); ended != null; ended = justEnded.poll()) {
            underWay.remove(ended.due());
            unwritten.add(ended);
        }
    }

    private Map<WebhookId, Integer> busy() {
        Map<WebhookId, Integer> busy = new HashMap<>();
        underWay.keySet().forEach(due -> busy.merge(due.webhook().webhookId(), 1, Integer::sum));
        return busy;
    }

    private void send(Due due) {
        Instant now = clock.instant();
        SignedMessage message = new SignedMessage(
                URI.create(due.webhook().terms().url()),
                due.eventId(),
                now,
                due.body(),
                Signature.of(due.webhook().secrets(now), due.eventId(), now, due.body()));
        underWay.put(due, sender.send(message, timeout).subscribe(answer -> end(due, answer)));
    }

    private void end(Due due, Answer answer) {
        justEnded.add(schedule.judge(due, answer, clock.instant()));
        wake();
    }

    private void leave() throws InterruptedException {
        long end = System.nanoTime() + GRACE.toNanos();
        collect();
        while (!underWay.isEmpty() && System.nanoTime() < end) {
            await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            collect();
        }
        underWay.values().forEach(Disposable::dispose);
        collect();
        try {
            rounds.leave(List.copyOf(unwritten), List.copyOf(underWay.keySet()));
        } catch (DataAccessException | TransactionException away) {
            log.warn("{} webhooks are taken over when their leases end: {}", underWay.size(), away.toString());
        }
        underWay.clear();
        unwritten.clear();
    }
}
