package dev.visage.profiles.erasure;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileErased;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.profiles.idempotency.IdempotencyKeys;
import dev.visage.profiles.imports.ImportedUploads;
import dev.visage.profiles.notification.Notifications;
import dev.visage.profiles.outbox.Outbox;
import dev.visage.profiles.profile.ErasedProfiles;
import dev.visage.profiles.profile.Profiles;
import dev.visage.profiles.profile.StoredProfile;
import dev.visage.profiles.upload.Uploads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases users, each in one transaction that announces it. Objects go with a sweep, for then nothing names them any more. What
 * is under way of the user ends as that of somebody unknown, also when the id is given to somebody again.
 */
@Component
public class Erasure {

    private static final Logger log = LoggerFactory.getLogger(Erasure.class);

    private final Profiles profiles;
    private final ErasedProfiles erased;
    private final Notifications notifications;
    private final Uploads uploads;
    private final IdempotencyKeys keys;
    private final ImportedUploads imported;
    private final LastAppend lastAppend;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    Erasure(
            Profiles profiles,
            ErasedProfiles erased,
            Notifications notifications,
            Uploads uploads,
            IdempotencyKeys keys,
            ImportedUploads imported,
            LastAppend lastAppend,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.profiles = profiles;
        this.erased = erased;
        this.notifications = notifications;
        this.uploads = uploads;
        this.keys = keys;
        this.imported = imported;
        this.lastAppend = lastAppend;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Erases a user; false if there is no such user.
     *
     * @throws dev.visage.profiles.topic.KafkaAwayException if Kafka does not answer; then nothing was erased
     */
    public boolean erase(UserId userId) {
        return transactions.execute(transaction -> {
            StoredProfile known = profiles.lock(List.of(userId)).get(userId);
            if (known == null) {
                return false;
            }
            erase(known, clock.instant());
            return true;
        });
    }

    /** Imports come last, for their rows are locked after those of profiles. */
    private void erase(StoredProfile known, Instant now) {
        UserId userId = known.userId();
        ProfileVersion last = known.version().next();
        Instant uploadsUntil = lastAppend.time();
        notifications.deleteAll(userId);
        keys.deleteAll(userId);
        profiles.delete(userId);
        uploads.disown(userId);
        erased.add(userId, last, uploadsUntil, now);
        outbox.append(List.of(Event.of(EventType.PROFILE_ERASED, userId, now, new ProfileErased(userId, last))));
        imported.erase(userId, now);
        log.info("User {} is erased, at version {}", userId, last);
    }
}
