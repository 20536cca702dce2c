package dev.visage.ingest.changes;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changes a subscriber wants: those that pass all that is given. Erasures pass the last two in any case.
 *
 * @param users the users' ids as digits; null for all users
 * @param kinds pictures of which one must have changed; empty for any change
 * @param changed members of the profile of which one must have changed; empty for any change
 */
record ChangeFilter(@Nullable Set<String> users, Set<String> kinds, Set<String> changed) {

    boolean passes(Change change) {
        if (users != null && !users.contains(change.key())) {
            return false;
        }
        Optional<Told> told = change.told();
        return told.isPresent() && (told.get().isErasure() || passes(told.get().changed()));
    }

    private boolean passes(Set<String> names) {
        return isAmong(kinds, names) && isAmong(changed, names);
    }

    private static boolean isAmong(Set<String> wanted, Set<String> names) {
        return wanted.isEmpty() || !Collections.disjoint(wanted, names);
    }
}
