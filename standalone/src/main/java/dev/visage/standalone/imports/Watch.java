package dev.visage.standalone.imports;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Looks at an import again and again, and shows how far it is. */
final class Watch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final String END_OF_LINE = "\u001b[K";

    private final ImportServer server;
    private final Target target;
    private final LongSupplier local;
    private final LongSupplier expected;
    private final PrintWriter err;
    private final boolean terminal;
    private final Pace pace = new Pace();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private long printedAt = System.nanoTime();

    /**
     * Starts to look.
     *
     * @param local how many items were refused here
     * @param expected how many items there will be, these included; 0 while nobody can tell
     * @param terminal whether a line can be written over
     */
    Watch(
            ImportServer server,
            Target target,
            LongSupplier local,
            LongSupplier expected,
            PrintWriter err,
            boolean terminal) {
        this.server = server;
        this.target = target;
        this.local = local;
        this.expected = expected;
        this.err = err;
        this.terminal = terminal;
        looks.scheduleWithFixedDelay(
                this::glance, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when the import has ended, with how it did. */
    Progress awaitEnd() throws InterruptedException {
        looks.shutdownNow();
        Progress progress = look();
        while (!progress.state().isEnd()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            progress = look();
        }
        if (terminal) {
            err.print("\r" + END_OF_LINE);
            err.flush();
        }
        return progress;
    }

    /** While pictures are sent, whoever sends them finds out what is wrong with the server, too. */
    private void glance() {
        try {
            look();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (NoAnswerException away) {
            // the next look may find it
        }
    }

    private synchronized Progress look() throws InterruptedException {
        Progress progress = server.get(target.current());
        long done = progress.ended() + local.getAsLong();
        long total = Math.max(expected.getAsLong(), progress.counts().read() + local.getAsLong());
        long now = System.nanoTime();
        pace.mark(done, now);
        show(new ProgressLine(progress.state(), done, total, pace.perSecond(), pace.remaining(total - done)), now);
        return progress;
    }

    private void show(ProgressLine line, long now) {
        if (terminal) {
            err.print("\r" + line.withBar() + END_OF_LINE);
        } else if (now - printedAt > BETWEEN_LINES.toNanos()) {
            printedAt = now;
            err.println(line);
        }
        err.flush();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
