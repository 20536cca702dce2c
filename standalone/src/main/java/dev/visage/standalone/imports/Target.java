package dev.visage.standalone.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ImportState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The import that pictures go to: the one that the journal names as long as it takes any. Where that takes none, what is
 * new since goes to another, which is made for the first of it.
 */
final class Target {

    private final ImportServer server;
    private final Terms terms;
    private final Journal journal;
    private @Nullable ImportId current;
    private ImportState stateAtFirst = ImportState.RUNNING;
    private boolean another;

    private Target(ImportServer server, Terms terms, Journal journal) {
        this.server = server;
        this.terms = terms;
        this.journal = journal;
    }

    /** That of a journal, or a new one. One that was cancelled is begun again from its beginning. */
    static Target of(ImportServer server, Terms terms, Journal journal) throws InterruptedException {
        Target target = new Target(server, terms, journal);
        Optional<ImportId> begun = journal.begun();
        Optional<Progress> before = begun.isPresent() ? server.find(begun.get()) : Optional.empty();
        if (before.isEmpty() || before.get().state() == ImportState.CANCELLED) {
            journal.clear();
            target.begin();
        } else {
            target.current = before.get().importId();
            target.stateAtFirst = before.get().state();
        }
        return target;
    }

    private ImportId begin() throws InterruptedException {
        ImportId importId = server.create(terms).importId();
        journal.begin(importId);
        current = importId;
        return importId;
    }

    /** Whether pictures go to another import than those that were sent before. */
    synchronized boolean isAnother() {
        return another;
    }

    /** The import to follow. */
    synchronized ImportId current() {
        if (current == null) {
            throw new IllegalStateException("No import was begun.");
        }
        return current;
    }

    /** The import to send a picture to. */
    synchronized ImportId open() throws InterruptedException {
        if (!stateAtFirst.takesItems() && !another) {
            another = true;
            return begin();
        }
        return current();
    }
}
