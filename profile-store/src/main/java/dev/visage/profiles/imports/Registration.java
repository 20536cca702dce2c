package dev.visage.profiles.imports;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Examination;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.profiles.profile.Edited;
import dev.visage.profiles.profile.Newcomer;
import dev.visage.profiles.profile.Newcomers;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes entries into imports, a batch in one transaction, with the users that have to be made for it. */
@Component
class Registration {

    private final Imports imports;
    private final Items items;
    private final Judge judge;
    private final Newcomers newcomers;
    private final Batches batches;
    private final Feeder feeder;
    private final TransactionOperations transactions;
    private final Clock clock;

    Registration(
            Imports imports,
            Items items,
            Judge judge,
            Newcomers newcomers,
            Batches batches,
            Feeder feeder,
            TransactionOperations transactions,
            Clock clock) {
        this.imports = imports;
        this.items = items;
        this.judge = judge;
        this.newcomers = newcomers;
        this.batches = batches;
        this.feeder = feeder;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What would become of entries, in their order. */
    List<Examination> examine(ImportId importId, List<ImportEntry> entries) {
        return transactions.execute(transaction -> {
            StoredImport found = imports.find(importId).orElseThrow(() -> ImportProblems.unknown(importId));
            List<Verdict> verdicts = judge.judge(entries, found.terms().createUsers());
            Map<UUID, StoredItem> known =
                    known(importId, verdicts).stream().collect(Collectors.toMap(StoredItem::identity, item -> item));
            return verdicts.stream()
                    .map(verdict -> examination(found, verdict, known.get(verdict.identity())))
                    .toList();
        });
    }

    private static Examination examination(StoredImport found, Verdict verdict, @Nullable StoredItem known) {
        if (verdict.isTaken() && known != null) {
            return new Examination(verdict.userId(), known.seen(), null);
        }
        ItemReason ended = found.takesItems() ? null : ItemReason.of("import-ended", "The import takes no more items.");
        return new Examination(verdict.userId(), null, ended == null ? verdict.refusal() : ended);
    }

    /** Takes entries, all of them or, if this throws, none; tells their items, in their order. */
    List<ImportItem> register(ImportId importId, List<ImportEntry> entries) {
        return register(importId, entries, found -> {
            if (found.terms().source() != null) {
                throw ImportProblems.conflict(found, "sent items: it has a source");
            }
        });
    }

    /**
     * The same for entries of any way to come.
     *
     * @param check what is done first in the transaction, and throws if the import does not take the entries
     */
    List<ImportItem> register(ImportId importId, List<ImportEntry> entries, Consumer<StoredImport> check) {
        UploadOrder order = entries.stream().anyMatch(entry -> entry.picture() != null)
                ? batches.place(importId, entries.size())
                : null;
        return transactions.execute(transaction -> {
            Map<UserReference, ItemReason> unmade = makeUsers(importId, entries);
            StoredImport locked = imports.lock(importId).orElseThrow(() -> ImportProblems.unknown(importId));
            check.accept(locked);
            List<Verdict> verdicts = judge.judge(entries, locked.terms().createUsers());
            if (!locked.terms().dryRun()) {
                verdicts = verdicts.stream()
                        .map(verdict -> verdict.lacksUser() ? verdict.refused(why(verdict, unmade)) : verdict)
                        .toList();
            }
            return merge(locked, verdicts, order);
        });
    }

    /**
     * Makes the users of entries that are to be made: before the import is locked, as profiles are by everybody.
     *
     * @return why those could not be made that could not
     */
    private Map<UserReference, ItemReason> makeUsers(ImportId importId, List<ImportEntry> entries) {
        StoredImport found = imports.find(importId).orElseThrow(() -> ImportProblems.unknown(importId));
        boolean makes = found.terms().createUsers() && !found.terms().dryRun() && found.takesItems();
        List<Verdict> lacking = makes ? lacking(judge.judge(entries, true)) : List.of();
        return lacking.isEmpty() ? Map.of() : make(lacking);
    }

    private static List<Verdict> lacking(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::lacksUser).toList();
    }

    private static ItemReason why(Verdict verdict, Map<UserReference, ItemReason> unmade) {
        UserReference reference = Objects.requireNonNull(verdict.reference());
        return Optional.ofNullable(unmade.get(reference)).orElseGet(() -> Judge.unknown(reference));
    }

    private List<ImportItem> merge(StoredImport locked, List<Verdict> verdicts, @Nullable UploadOrder order) {
        ImportId importId = locked.importId();
        Instant now = clock.instant();
        Merge merge = new Merge(locked.terms().dryRun(), locked.tally().read(), known(importId, verdicts), order, now);
        verdicts.forEach(merge::add);
        if (!merge.isEmpty()) {
            if (!locked.takesItems()) {
                throw ImportProblems.ended(importId);
            }
            merge.settle(merge.users().isEmpty() ? List.of() : items.ofUsers(importId, merge.users()));
            items.put(importId, merge.changed());
            imports.update(feeder.feed(locked.count(merge.count(locked.tally()), now), now));
        }
        return merge.items().stream().map(StoredItem::seen).toList();
    }

    private List<StoredItem> known(ImportId importId, List<Verdict> verdicts) {
        Set<UUID> identities = verdicts.stream()
                .flatMap(verdict -> Stream.of(verdict.identity(), verdict.identityIfRefused()))
                .collect(Collectors.toSet());
        return items.known(importId, identities);
    }

    /** Makes the users of entries; tells why those could not be made that could not. */
    private Map<UserReference, ItemReason> make(List<Verdict> lacking) {
        Map<String, Newcomer> wanted = new HashMap<>();
        for (Verdict verdict : lacking) {
            UserReference reference = Objects.requireNonNull(verdict.reference());
            wanted.putIfAbsent(
                    reference.text(), reference.newcomer(verdict.entry().newUser()));
        }
        Map<Newcomer, Edited> made = newcomers.make(new HashSet<>(wanted.values()));
        Map<UserReference, ItemReason> unmade = new HashMap<>();
        for (Verdict verdict : lacking) {
            UserReference reference = Objects.requireNonNull(verdict.reference());
            Newcomer newcomer = Objects.requireNonNull(wanted.get(reference.text()));
            unmade.put(reference, reason(newcomer, made.get(newcomer)));
        }
        return unmade;
    }

    private static ItemReason reason(Newcomer newcomer, @Nullable Edited end) {
        if (end instanceof Edited.Refused refused) {
            return ItemReason.of("invalid-user", "The user cannot be made: " + refused.sentence());
        }
        return ItemReason.of(
                "username-taken", "The username " + newcomer.attributes().username() + " is that of another user.");
    }
}
