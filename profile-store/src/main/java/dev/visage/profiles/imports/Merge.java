package dev.visage.profiles.imports;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch of entries on its way into an import. What is known already stays as it is, what was refused before may be taken
 * now, and of several items of one user the last stays. Decided without I/O.
 */
final class Merge {

    private static final Comparator<StoredItem> PLACE =
            Comparator.comparing(StoredItem::order, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final boolean dryRun;
    private final @Nullable UploadOrder order;
    private final Instant now;
    private final Map<UUID, StoredItem> before = new HashMap<>();
    private final Map<UUID, Long> numbers = new HashMap<>();
    private final Map<Long, StoredItem> changed = new LinkedHashMap<>();
    private final List<Long> merged = new ArrayList<>();
    private long last;

    /**
     * @param last the number of the last item that there is
     * @param known those of the batch's items that there are
     * @param order the place of the batch's items
     */
    Merge(boolean dryRun, long last, Collection<StoredItem> known, @Nullable UploadOrder order, Instant now) {
        this.dryRun = dryRun;
        this.last = last;
        this.order = order;
        this.now = now;
        for (StoredItem item : known) {
            before.put(item.identity(), item);
            numbers.put(item.identity(), item.number());
        }
    }

    /** Adds an entry. */
    void add(Verdict verdict) {
        Long known = numbers.get(verdict.identity());
        if (known == null) {
            Long refused = verdict.isTaken() ? numbers.remove(verdict.identityIfRefused()) : null;
            known = refused == null ? ++last : refused;
            numbers.put(verdict.identity(), known);
            // last of all that changes, also where it takes the place of one that was refused
            changed.remove(known);
            changed.put(known, verdict.item(known, dryRun, order, now));
        }
        merged.add(known);
    }

    /** Whether there is anything new. */
    boolean isEmpty() {
        return changed.isEmpty();
    }

    /** The users of whom there are new pictures. */
    List<UserId> users() {
        return changed.values().stream()
                .filter(item -> item.state() != ItemState.REFUSED)
                .map(StoredItem::userId)
                .filter(userId -> userId != null)
                .distinct()
                .toList();
    }

    /**
     * Lets the last item of each user win.
     *
     * @param others the items of the users of whom there are new pictures, as they were before
     */
    void settle(Collection<StoredItem> others) {
        Map<UserId, List<StoredItem>> byUser = new HashMap<>();
        for (StoredItem item : others) {
            before.put(item.identity(), item);
            addTo(byUser, item);
        }
        for (StoredItem item : changed.values()) {
            if (item.state() != ItemState.REFUSED) {
                addTo(byUser, item);
            }
        }
        byUser.values().stream().filter(items -> items.size() > 1).forEach(this::settleOne);
    }

    private static void addTo(Map<UserId, List<StoredItem>> byUser, StoredItem item) {
        UserId userId = item.userId();
        if (userId != null) {
            byUser.computeIfAbsent(userId, user -> new ArrayList<>()).add(item);
        }
    }

    /** The sort is stable: of those at one place the one that came later is later. */
    private void settleOne(List<StoredItem> items) {
        items.sort(PLACE);
        for (int i = 0; i < items.size(); i++) {
            StoredItem item = items.get(i);
            boolean wins = i == items.size() - 1 || !item.state().waits();
            StoredItem settled = wins ? item.duplicated() : item.superseded(now);
            if (settled != item) {
                changed.put(item.number(), settled);
            }
        }
    }

    /** The items that are to be written. */
    Collection<StoredItem> changed() {
        return changed.values();
    }

    /** What is counted afterwards. */
    Tally count(Tally tally) {
        Map<Long, ItemState> was = new HashMap<>();
        before.values().forEach(item -> was.put(item.number(), item.state()));
        Tally counted = tally;
        for (StoredItem item : changed.values()) {
            ItemState from = was.get(item.number());
            counted = from == null ? counted.plus(item.state(), 1) : counted.moved(from, item.state(), 1);
        }
        return counted;
    }

    /** The items of the entries, in their order. */
    List<StoredItem> items() {
        Map<Long, StoredItem> all = new HashMap<>();
        before.values().forEach(item -> all.put(item.number(), item));
        all.putAll(changed);
        return merged.stream().map(number -> item(all, number)).toList();
    }

    private static StoredItem item(Map<Long, StoredItem> all, Long number) {
        StoredItem item = all.get(number);
        if (item == null) {
            throw new IllegalStateException("There is no item " + number + ".");
        }
        return item;
    }
}
