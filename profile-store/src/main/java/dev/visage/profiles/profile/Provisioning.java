package dev.visage.profiles.profile;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Profile.Attributes;
import dev.visage.profiles.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes users, and sets what they are called. */
@Component
public class Provisioning {

    private final Profiles profiles;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    Provisioning(Profiles profiles, Outbox outbox, TransactionOperations transactions, Clock clock) {
        this.profiles = profiles;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sets the attributes of a user, who is made if unknown. Without a difference nothing changes. */
    public Provisioned provision(UserId userId, Attributes attributes) {
        Optional<String> refusal = AttributeRules.refusal(attributes);
        if (refusal.isPresent()) {
            return new Provisioned.Refused(refusal.get());
        }
        try {
            return transactions.execute(transaction -> set(userId, attributes));
        } catch (DuplicateKeyException taken) {
            // The user id gives way to a row that is there, so the key can only be the username.
            return new Provisioned.UsernameTaken();
        }
    }

    private Provisioned set(UserId userId, Attributes attributes) {
        StoredProfile known = profiles.lock(List.of(userId)).get(userId);
        if (known == null) {
            StoredProfile first = StoredProfile.first(userId, attributes, clock.instant());
            if (profiles.insert(first)) {
                announce(first, AttributeRules.present(attributes));
                return new Provisioned.Created(first.profile());
            }
            return set(userId, attributes);
        }
        List<String> changed = AttributeRules.differing(known.attributes(), attributes);
        if (changed.isEmpty()) {
            return new Provisioned.Kept(known.profile());
        }
        StoredProfile next = known.described(attributes, clock.instant());
        profiles.update(List.of(next));
        announce(next, changed);
        return new Provisioned.Kept(next.profile());
    }

    private void announce(StoredProfile profile, List<String> changed) {
        ProfileChanged change = new ProfileChanged(
                profile.userId(), profile.version(), changed, new ProfileChanged.Cause.Edit(), profile.profile());
        outbox.append(List.of(Event.of(EventType.PROFILE_CHANGED, profile.userId(), profile.updatedAt(), change)));
    }
}
