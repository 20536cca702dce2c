package dev.visage.standalone.imports;

import dev.visage.standalone.imports.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** Sends everything in a source, and follows the import to its end. */
final class ImportRun {

    private final ImportServer server;
    private final Target target;
    private final Journal journal;
    private final LocalRefusals refusals;
    private final PrintWriter err;
    private final boolean terminal;

    ImportRun(
            ImportServer server,
            Target target,
            Journal journal,
            LocalRefusals refusals,
            PrintWriter err,
            boolean terminal) {
        this.server = server;
        this.target = target;
        this.journal = journal;
        this.refusals = refusals;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Of pictures that lie here.
     *
     * @param count how many they are
     */
    Result send(Source source, long count, int concurrency) throws IOException, InterruptedException {
        try (Sending sending = new Sending(server, target, journal, refusals, concurrency);
                Watch watch = watch(() -> count - (target.isAnother() ? sending.known() : 0))) {
            source.each(sending);
            sending.await();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            server.finish(target.current());
            return Result.of(watch.awaitEnd(), refusals.count());
        }
    }

    /** Of pictures that the server finds itself. */
    Result follow() throws InterruptedException {
        try (Watch watch = watch(() -> 0)) {
            return Result.of(watch.awaitEnd(), refusals.count());
        }
    }

    private Watch watch(LongSupplier expected) {
        return new Watch(server, target, refusals::count, expected, err, terminal);
    }
}
