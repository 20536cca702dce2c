package dev.visage.profiles.upload;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification;
import dev.visage.profiles.imports.ImportedUpload;
import dev.visage.profiles.imports.ImportedUploads;
import dev.visage.profiles.notification.Notice;
import dev.visage.profiles.notification.Notifications;
import dev.visage.profiles.outbox.Outbox;
import dev.visage.profiles.profile.ChangeEvents;
import dev.visage.profiles.profile.Profiles;
import dev.visage.profiles.profile.StoredProfile;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Applies the results of uploads to profiles. */
@Component
class UploadResults {

    private final Profiles profiles;
    private final Uploads uploads;
    private final Notifications notifications;
    private final ImportedUploads imported;
    private final ChangeEvents changes;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    UploadResults(
            Profiles profiles,
            Uploads uploads,
            Notifications notifications,
            ImportedUploads imported,
            ChangeEvents changes,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.profiles = profiles;
        this.uploads = uploads;
        this.notifications = notifications;
        this.imported = imported;
        this.changes = changes;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Applies results in their order, all of them or, if this throws, none. */
    void apply(List<Result> results) {
        transactions.executeWithoutResult(transaction -> {
            Instant now = clock.instant();
            Map<UploadId, ImportedUpload> ofImports =
                    imported.among(results.stream().map(Result::uploadId).collect(Collectors.toSet()));
            Map<UserId, StoredProfile> locked =
                    profiles.lock(results.stream().map(Result::userId).collect(Collectors.toSet()));
            List<Decision> decisions = decide(results, locked, now).stream()
                    .map(decision -> decision.of(ofImports))
                    .toList();
            if (!decisions.isEmpty()) {
                write(decisions, locked, now);
                imported.end(ofImports, outcomes(decisions), now);
            }
        });
    }

    /**
     * Decides under the locks of the profiles. Whether an upload has ended is asked after they are held: whoever ended it
     * meanwhile held them. Without a profile there is no lock, and the second to end the upload fails at its row.
     */
    private List<Decision> decide(List<Result> results, Map<UserId, StoredProfile> locked, Instant now) {
        Map<UploadId, UploadOutcome> ended =
                uploads.outcomes(results.stream().map(Result::uploadId).collect(Collectors.toSet()));
        return Decision.on(results, locked, ended, now);
    }

    private void write(List<Decision> decisions, Map<UserId, StoredProfile> locked, Instant now) {
        uploads.end(outcomes(decisions), now);
        Map<UserId, StoredProfile> changed = new LinkedHashMap<>();
        decisions.forEach(decision ->
                decision.change().map(Change::profile).ifPresent(profile -> changed.put(profile.userId(), profile)));
        profiles.update(changed.values());
        List<Notice> notices = decisions.stream()
                .flatMap(decision -> decision.notice().stream())
                .toList();
        outbox.append(events(decisions, notifications.add(notices, locked, now), now));
    }

    private static List<UploadOutcome> outcomes(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.outcome().stream())
                .toList();
    }

    /** Outcomes first: people wait for them. */
    private List<Event<?>> events(List<Decision> decisions, List<Notification> told, Instant now) {
        List<Event<?>> events = new ArrayList<>();
        for (Decision decision : decisions) {
            decision.outcome()
                    .ifPresent(outcome ->
                            events.add(Event.of(EventType.UPLOAD_OUTCOME, outcome.uploadId(), now, outcome)));
        }
        for (Decision decision : decisions) {
            decision.change()
                    .ifPresent(change -> events.add(changes.of(change.profile(), change.changed(), change.cause())));
        }
        events.addAll(Notifications.announcements(told));
        return events;
    }
}
