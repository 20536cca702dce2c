package dev.visage.profiles.readiness;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What has to be done once before the service can work. Tried before anything of the service runs; where that fails,
 * because a server is away for instance, the service runs, is not ready, and tries again until it is done.
 */
public final class Preparation implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    private final String name;
    private final Runnable work;
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    /**
     * @param name of what is prepared, for people
     * @param work may be done more than once
     */
    public Preparation(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    @Override
    public void start() {
        running = true;
        if (!attempt()) {
            Thread thread = new Thread(this::repeat, "preparation of " + name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Health health() {
        return isDone()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", name + " is not there yet.")
                        .build();
    }

    private boolean isDone() {
        return done.getCount() == 0;
    }

    private void repeat() {
        BackOffExecution pauses = backOff().start();
        try {
            while (!stopping.await(pauses.nextBackOff(), TimeUnit.MILLISECONDS) && !attempt()) {
                log.debug("{} is not there yet", name);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            work.run();
            done.countDown();
            return true;
        } catch (RuntimeException failure) {
            log.warn("{} cannot be had yet: {}", name, failure.toString());
            return false;
        }
    }

    private static ExponentialBackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(2000);
        backOff.setJitter(100);
        return backOff;
    }
}
