package dev.visage.profiles.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportRequest;
import dev.visage.contracts.imports.ImportTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes imports, and has them wait, go on and end. A step that was made before is made again without effect. */
@Component
class Steering {

    private final Imports imports;
    private final Items items;
    private final Feeder feeder;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Lookout sources = new Lookout();

    Steering(Imports imports, Items items, Feeder feeder, TransactionOperations transactions, Clock clock) {
        this.imports = imports;
        this.items = items;
        this.feeder = feeder;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes an import; one with a source is read from then on, by whichever instance is first. */
    Import create(ImportRequest request) {
        ImportTerms.Source source = request.terms().source();
        if (source != null && !Sources.mayBeRead(source)) {
            throw ImportProblems.malformed(
                    "A source has a prefix, which does not start with a slash and none of Visage's own keys has, and no manifest among those.");
        }
        Instant now = clock.instant();
        StoredImport first = StoredImport.first(ImportId.next(), request.terms(), request.createdBy(), now);
        imports.add(first);
        if (source != null) {
            sources.expect();
        }
        return first.seen(now);
    }

    /** At which turns of a clock sources are looked for. */
    Lookout sources() {
        return sources;
    }

    Import pause(ImportId importId) {
        return step(importId, (found, now) -> {
            requireUnderWay(found, "paused");
            return found.pause();
        });
    }

    Import resume(ImportId importId) {
        return step(importId, (found, now) -> {
            requireUnderWay(found, "resumed");
            return feeder.feed(found.resume(), now);
        });
    }

    Import finish(ImportId importId) {
        return step(importId, (found, now) -> {
            if (found.stage() == Stage.CANCELLED) {
                throw ImportProblems.conflict(found, "finished");
            }
            return found.takesItems() ? found.close(now) : found;
        });
    }

    Import cancel(ImportId importId) {
        return step(importId, (found, now) -> {
            if (found.stage() == Stage.FINISHED) {
                throw ImportProblems.conflict(found, "cancelled");
            }
            return found.isUnderWay() ? cancelled(found, now) : found;
        });
    }

    private StoredImport cancelled(StoredImport found, Instant now) {
        int held = items.cancelHeld(found.importId(), now);
        return found.count(found.tally().moved(ItemState.HELD, ItemState.CANCELLED, held), now)
                .cancel(now);
    }

    private Import step(ImportId importId, BiFunction<StoredImport, Instant, StoredImport> change) {
        return transactions.execute(transaction -> {
            Instant now = clock.instant();
            StoredImport found = imports.lock(importId).orElseThrow(() -> ImportProblems.unknown(importId));
            StoredImport changed = change.apply(found, now);
            if (!changed.equals(found)) {
                imports.update(changed);
            }
            return changed.seen(now);
        });
    }

    private static void requireUnderWay(StoredImport found, String step) {
        if (!found.isUnderWay()) {
            throw ImportProblems.conflict(found, step);
        }
    }
}
