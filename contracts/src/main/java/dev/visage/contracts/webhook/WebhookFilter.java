package dev.visage.contracts.webhook;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events a webhook hears of: those that pass all that is given.
 *
 * @param types of these types
 * @param users of these users; null for all
 * @param kinds of changes of profiles, those of one of these pictures; null for all
 * @param changed of changes of profiles, those of one of these members, by their names; null for all
 */
public record WebhookFilter(
        List<WebhookType> types,
        @Nullable List<UserId> users,
        @Nullable List<PictureKind> kinds,
        @Nullable List<String> changed) {

    public WebhookFilter {
        types = List.copyOf(types);
        users = users == null ? null : List.copyOf(users);
        kinds = kinds == null ? null : List.copyOf(kinds);
        changed = changed == null ? null : List.copyOf(changed);
    }

    /**
     * Whether an event passes. An erasure concerns all of a profile, a notification none of its members.
     *
     * @param members the names of what changed, of a change of a profile
     */
    public boolean passes(WebhookType type, UserId userId, Collection<String> members) {
        return types.contains(type)
                && (users == null || users.contains(userId))
                && (type != WebhookType.PROFILE_CHANGED || passes(members));
    }

    private boolean passes(Collection<String> members) {
        return (kinds == null || kinds.stream().anyMatch(kind -> members.contains(kind.wireName())))
                && (changed == null || changed.stream().anyMatch(members::contains));
    }
}
