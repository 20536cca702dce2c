package dev.visage.embedded.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child process that is started again whenever it ends before it is closed. */
public final class SupervisedProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SupervisedProcess.class);
    private static final ScheduledExecutorService RESTARTS = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "child-restarts");
        thread.setDaemon(true);
        return thread;
    });

    private final DataDirectory home;
    private final ChildSpec spec;
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(30));
    private ChildProcess child;
    private boolean closed;

    private SupervisedProcess(DataDirectory home, ChildSpec spec, ChildProcess child) {
        this.home = home;
        this.spec = spec;
        this.child = child;
    }

    /**
     * Starts the process and returns when it is ready. From then on it is supervised.
     *
     * @throws InfrastructureException if it cannot be started, ends, or is not ready in time; it is stopped then
     */
    public static SupervisedProcess start(DataDirectory home, ChildSpec spec) {
        ChildProcess child;
        try {
            child = ChildProcess.launch(home, spec);
        } catch (IOException e) {
            throw new InfrastructureException(spec.name() + " cannot be started: " + e.getMessage(), e);
        }
        try {
            awaitReady(spec, child);
        } catch (RuntimeException e) {
            child.stop();
            throw e;
        }
        var process = new SupervisedProcess(home, spec, child);
        process.watch(child);
        return process;
    }

    private static void awaitReady(ChildSpec spec, ChildProcess child) {
        boolean inTime =
                Waiting.until(() -> !child.isAlive() || spec.readiness().isReached(), spec.readyWithin());
        if (!child.isAlive()) {
            throw new InfrastructureException(spec.name() + " could not be started: it " + child.ending());
        }
        if (!inTime) {
            throw new InfrastructureException(
                    spec.name() + " was not ready after " + spec.readyWithin().toSeconds() + " s. " + child.printed());
        }
    }

    public String name() {
        return spec.name();
    }

    /** The process id of the present run; another one after a restart. */
    public synchronized long pid() {
        return child.pid();
    }

    private synchronized void watch(ChildProcess started) {
        backoff.started();
        started.whenEnded(() -> ended(started));
    }

    private synchronized void ended(ChildProcess ended) {
        if (!closed) {
            restartAfter(backoff.ended(), "Process " + ended.pid() + " ended with exit code " + ended.exitCode());
        }
    }

    private void restartAfter(Duration delay, String reason) {
        log.warn("{} is down and starts again in {} ms: {}", spec.name(), delay.toMillis(), reason);
        RESTARTS.schedule(this::restart, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void restart() {
        if (closed) {
            return;
        }
        try {
            child = ChildProcess.launch(home, spec);
            watch(child);
            log.info("{} runs again as process {}", spec.name(), child.pid());
        } catch (IOException | RuntimeException e) {
            restartAfter(backoff.ended(), e.toString());
        }
    }

    /** Stops the process: SIGTERM, and SIGKILL when its grace is over. */
    @Override
    public void close() {
        ChildProcess last;
        synchronized (this) {
            closed = true;
            last = child;
        }
        last.stop();
    }
}
