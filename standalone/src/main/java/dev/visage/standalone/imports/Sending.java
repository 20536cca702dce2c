package dev.visage.standalone.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.imports.source.Entry;
import dev.visage.standalone.imports.source.Source;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Sends what it is shown, several pictures at once but never two of one user: the server takes them in the order of their
 * source then, of which the last wins. What the journal has is passed over.
 */
final class Sending implements Source.Visitor, AutoCloseable {

    /** How many bytes are held at most, beside the one picture that may be larger. */
    private static final long BUDGET = 128L << 20;

    private final ImportServer server;
    private final Target target;
    private final Journal journal;
    private final LocalRefusals refusals;
    private final int concurrency;
    private final ExecutorService senders;
    private final Set<String> users = new HashSet<>();
    private long bytes;
    private @Nullable RuntimeException failure;
    private volatile long known;

    Sending(ImportServer server, Target target, Journal journal, LocalRefusals refusals, int concurrency) {
        this.server = server;
        this.target = target;
        this.journal = journal;
        this.refusals = refusals;
        this.concurrency = concurrency;
        this.senders = Executors.newFixedThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "sender");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void visit(Entry entry) throws InterruptedException {
        if (entry instanceof Entry.Refused refused) {
            refusals.add(refused);
            return;
        }
        Entry.Picture picture = (Entry.Picture) entry;
        if (journal.has(picture)) {
            known++;
        } else {
            send(picture);
        }
    }

    private void send(Entry.Picture picture) throws InterruptedException {
        admit(picture);
        byte[] content;
        try {
            content = picture.content().read();
        } catch (IOException unreadable) {
            leave(picture);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            refuse(picture, ItemReason.of("unreadable", "It cannot be read."));
            return;
        }
        senders.execute(() -> deliver(picture, content));
    }

    private synchronized void admit(Entry.Picture picture) throws InterruptedException {
        while (failure == null && mustWait(picture)) {
            wait();
        }
        rethrow();
        users.add(picture.user());
        bytes += picture.length();
    }

    private boolean mustWait(Entry.Picture picture) {
        return users.size() == concurrency
                || users.contains(picture.user())
                || !users.isEmpty() && bytes + picture.length() > BUDGET;
    }

    private void deliver(Entry.Picture picture, byte[] content) {
        try {
            ImportId importId = target.open();
            settle(picture, importId, server.put(importId, picture, content));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            fail(failed);
        } finally {
            leave(picture);
        }
    }

    private void settle(Entry.Picture picture, ImportId importId, ImportServer.Answer answer) {
        if (answer instanceof ImportServer.Answer.Taken) {
            journal.add(picture);
        } else if (answer instanceof ImportServer.Answer.Unanswered unanswered) {
            refuse(picture, unanswered.reason());
        } else if (answer instanceof ImportServer.Answer.Ended) {
            throw new InfrastructureException(
                    "The import " + importId + " takes no more pictures: somebody has finished or cancelled it.");
        }
    }

    private void refuse(Entry.Picture picture, ItemReason reason) {
        refusals.add(new Entry.Refused(picture.name(), picture.user(), reason));
    }

    private synchronized void leave(Entry.Picture picture) {
        users.remove(picture.user());
        bytes -= picture.length();
        notifyAll();
    }

    private synchronized void fail(RuntimeException failed) {
        if (failure == null) {
            failure = failed;
        }
    }

    private void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns when everything that was shown is sent. */
    synchronized void await() throws InterruptedException {
        while (!users.isEmpty()) {
            wait();
        }
        rethrow();
    }

    /** How many of what was shown the server had already. */
    long known() {
        return known;
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
