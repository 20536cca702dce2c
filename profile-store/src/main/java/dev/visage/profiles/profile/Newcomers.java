package dev.visage.profiles.profile;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.profiles.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes many users at once. */
@Component
public class Newcomers {

    /** One name may be that of many, the local part of addresses for instance; a random one soon is free. */
    private static final int ATTEMPTS = 4;

    private final Profiles profiles;
    private final Outbox outbox;
    private final ChangeEvents changes;
    private final TransactionOperations transactions;
    private final Clock clock;

    Newcomers(Profiles profiles, Outbox outbox, ChangeEvents changes, TransactionOperations transactions, Clock clock) {
        this.profiles = profiles;
        this.outbox = outbox;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes users, in one transaction.
     *
     * @return what became of each: {@link Edited.Created}, {@link Edited.Refused} or {@link Edited.UsernameTaken}, which is
     *     told of an id that is known by now too
     */
    public Map<Newcomer, Edited> make(Collection<Newcomer> newcomers) {
        Map<Newcomer, Edited> ends = new HashMap<>();
        Map<Newcomer, Newcomer> pending = new HashMap<>();
        for (Newcomer newcomer : newcomers) {
            AttributeRules.refusal(newcomer.attributes())
                    .ifPresentOrElse(refused -> ends.put(newcomer, refused), () -> pending.put(newcomer, newcomer));
        }
        transactions.executeWithoutResult(transaction -> {
            Instant now = clock.instant();
            for (int attempt = 0; attempt < ATTEMPTS && !pending.isEmpty(); attempt++) {
                Map<Newcomer, StoredProfile> made = insert(pending, now);
                made.forEach((newcomer, profile) -> ends.put(newcomer, new Edited.Created(profile.profile())));
                pending.keySet().removeAll(made.keySet());
                pending.replaceAll((newcomer, tried) -> newcomer.renamed().orElse(tried));
            }
        });
        pending.keySet().forEach(newcomer -> ends.put(newcomer, new Edited.UsernameTaken()));
        return ends;
    }

    /**
     * Those that could be made. Who has no choice of a name comes first; but for that all come in the order of the names, so
     * that two who make the same users do not wait in a circle.
     */
    private Map<Newcomer, StoredProfile> insert(Map<Newcomer, Newcomer> pending, Instant now) {
        List<Newcomer> newcomers = new ArrayList<>(pending.keySet());
        newcomers.sort(Comparator.comparing(Newcomer::anyName)
                // as the index has them, or two batches with the same users could wait for each other
                .thenComparing(newcomer -> pending.getOrDefault(newcomer, newcomer)
                        .attributes()
                        .username()
                        .toLowerCase(Locale.ROOT)));
        List<StoredProfile> candidates = newcomers.stream()
                .map(newcomer -> pending.getOrDefault(newcomer, newcomer))
                .map(tried -> StoredProfile.first(tried.candidate(), tried.attributes(), now))
                .toList();
        List<Optional<StoredProfile>> inserted = profiles.insertFree(candidates);
        Map<Newcomer, StoredProfile> made = new HashMap<>();
        List<Event<?>> events = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Newcomer newcomer = newcomers.get(i);
            inserted.get(i).ifPresent(first -> {
                made.put(newcomer, first);
                events.add(announcement(first));
            });
        }
        outbox.append(events);
        return made;
    }

    private Event<?> announcement(StoredProfile first) {
        return changes.of(first, AttributeRules.present(first.attributes()), new ProfileChanged.Cause.Edit());
    }
}
