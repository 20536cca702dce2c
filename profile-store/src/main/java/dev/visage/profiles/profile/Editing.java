package dev.visage.profiles.profile;

import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.profiles.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes users, sets what is known of them, and takes pictures off their profiles. */
@Component
public class Editing {

    private final Profiles profiles;
    private final Outbox outbox;
    private final ChangeEvents changes;
    private final TransactionOperations transactions;
    private final Clock clock;

    Editing(Profiles profiles, Outbox outbox, ChangeEvents changes, TransactionOperations transactions, Clock clock) {
        this.profiles = profiles;
        this.outbox = outbox;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sets the attributes of a user, who is made if unknown. Without a difference nothing changes. */
    public Edited provision(UserId userId, Attributes attributes) {
        Edited edited = transact(attributes, () -> set(userId, attributes));
        return edited instanceof Edited.UsernameTaken && isOwn(userId, attributes.username())
                ? provision(userId, attributes)
                : edited;
    }

    /** Of two who make a user at once, the second may find the name taken before it finds the id. */
    private boolean isOwn(UserId userId, String username) {
        return profiles.named(List.of(username)).stream()
                .anyMatch(holder -> holder.userId().equals(userId));
    }

    /** Sets the attributes of a user whose profile is at a version. Without a difference nothing changes. */
    public Edited edit(UserId userId, ProfileVersion version, Attributes attributes) {
        return transact(attributes, () -> {
            StoredProfile known = lock(userId);
            if (known == null) {
                return new Edited.UnknownUser();
            }
            return known.version().equals(version)
                    ? change(known, attributes)
                    : new Edited.OtherVersion(known.version());
        });
    }

    /** Takes a picture off the profile of a user, if there is such a user. Without the picture nothing changes. */
    public Optional<Profile> deletePicture(UserId userId, PictureKind kind) {
        return transactions.execute(
                transaction -> Optional.ofNullable(lock(userId)).map(known -> without(known, kind)));
    }

    private Edited transact(Attributes attributes, Supplier<Edited> call) {
        Optional<Edited.Refused> refusal = AttributeRules.refusal(attributes);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return transactions.execute(transaction -> call.get());
        } catch (DuplicateKeyException taken) {
            // The user id gives way to a row that is there, so the key can only be the username.
            return new Edited.UsernameTaken();
        }
    }

    private @Nullable StoredProfile lock(UserId userId) {
        return profiles.lock(List.of(userId)).get(userId);
    }

    private Edited set(UserId userId, Attributes attributes) {
        StoredProfile known = lock(userId);
        if (known != null) {
            return change(known, attributes);
        }
        Optional<StoredProfile> made = profiles.insert(StoredProfile.first(userId, attributes, clock.instant()));
        if (made.isEmpty()) {
            return set(userId, attributes);
        }
        announce(made.get(), AttributeRules.present(attributes));
        return new Edited.Created(made.get().profile());
    }

    private Edited change(StoredProfile known, Attributes attributes) {
        List<String> changed = AttributeRules.differing(known.attributes(), attributes);
        if (changed.isEmpty()) {
            return new Edited.Kept(known.profile());
        }
        StoredProfile next = known.described(attributes, clock.instant());
        profiles.update(List.of(next));
        announce(next, changed);
        return new Edited.Kept(next.profile());
    }

    private Profile without(StoredProfile known, PictureKind kind) {
        if (known.profile().picture(kind).isEmpty()) {
            return known.profile();
        }
        StoredProfile next = known.without(kind, clock.instant());
        profiles.update(List.of(next));
        profiles.takeOff(next.userId(), kind);
        announce(next, List.of(kind.wireName()));
        return next.profile();
    }

    private void announce(StoredProfile profile, List<String> changed) {
        outbox.append(List.of(changes.of(profile, changed, new ProfileChanged.Cause.Edit())));
    }
}
