package dev.visage.profiles.http;

import dev.visage.contracts.api.ProfileApi;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.NotificationPage;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.contracts.profile.Profile;
import dev.visage.profiles.erasure.Erasure;
import dev.visage.profiles.notification.Notifications;
import dev.visage.profiles.profile.Edited;
import dev.visage.profiles.profile.Editing;
import dev.visage.profiles.profile.Profiles;
import dev.visage.profiles.profile.StoredProfile;
import dev.visage.profiles.upload.Uploads;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers the other services. The database blocks, so it is asked on threads of its own. */
@RestController
class ProfileController implements ProfileApi {

    private static final int MOST = 200;

    private final Profiles profiles;
    private final Editing editing;
    private final Erasure erasure;
    private final Notifications notifications;
    private final Uploads uploads;
    private final Clock clock;
    private final Scheduler scheduler;

    ProfileController(
            Profiles profiles,
            Editing editing,
            Erasure erasure,
            Notifications notifications,
            Uploads uploads,
            Clock clock,
            Scheduler databaseScheduler) {
        this.profiles = profiles;
        this.editing = editing;
        this.erasure = erasure;
        this.notifications = notifications;
        this.uploads = uploads;
        this.clock = clock;
        this.scheduler = databaseScheduler;
    }

    @Override
    public Mono<ResponseEntity<Profile>> provision(UserId userId, Attributes attributes) {
        return blocking(() -> response(userId, editing.provision(userId, attributes)));
    }

    @Override
    public Mono<Profile> edit(UserId userId, ProfileVersion version, Attributes attributes) {
        return blocking(() -> response(userId, editing.edit(userId, version, attributes)))
                .map(HttpEntity::getBody);
    }

    @Override
    public Mono<Profile> profile(UserId userId) {
        return blocking(() -> profiles.find(userId).map(StoredProfile::profile).orElseThrow(() -> unknown(userId)));
    }

    @Override
    public Mono<List<Profile>> profiles(List<UserId> ids) {
        requireFew("ids", ids.size());
        return blocking(() -> shown(profiles.find(ids)));
    }

    @Override
    public Mono<Profile> profileOf(String username) {
        return blocking(() -> only(profiles.named(List.of(username)), "There is no user with this name."));
    }

    @Override
    public Mono<List<Profile>> profilesOf(List<String> names) {
        requireFew("names", names.size());
        return blocking(() -> shown(profiles.named(names)));
    }

    @Override
    public Mono<Profile> profileWithEmail(String address) {
        return blocking(() -> only(profiles.withEmail(address), "No user, or more than one, has this address."));
    }

    @Override
    public Mono<Profile> deletePicture(UserId userId, PictureKind kind) {
        return blocking(() -> editing.deletePicture(userId, kind).orElseThrow(() -> unknown(userId)));
    }

    @Override
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> erase(UserId userId) {
        return blocking(() -> erasure.erase(userId))
                .filter(erased -> erased)
                .switchIfEmpty(Mono.error(() -> unknown(userId)))
                .then();
    }

    @Override
    public Mono<NotificationPreferences> notificationPreferences(UserId userId) {
        return blocking(
                () -> profiles.find(userId).map(StoredProfile::preferences).orElseThrow(() -> unknown(userId)));
    }

    @Override
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> prefer(UserId userId, NotificationPreferences preferences) {
        return blocking(() -> profiles.prefer(userId, preferences))
                .filter(kept -> kept)
                .switchIfEmpty(Mono.error(() -> unknown(userId)))
                .then();
    }

    @Override
    public Mono<NotificationPage> notifications(UserId userId, int limit) {
        if (limit < 1 || limit > MOST) {
            throw problem(HttpStatus.BAD_REQUEST, "limit is a number from 1 to " + MOST + ", not " + limit + ".");
        }
        return blocking(() -> {
            NotificationPage page = notifications.newest(userId, limit);
            if (page.total() == 0 && profiles.find(userId).isEmpty()) {
                throw unknown(userId);
            }
            return page;
        });
    }

    @Override
    public Mono<Notification> readNotification(UserId userId, NotificationId notificationId) {
        return blocking(() -> notifications
                .read(userId, notificationId, clock.instant())
                .orElseThrow(() -> unknown(userId, notificationId)));
    }

    @Override
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> deleteNotification(UserId userId, NotificationId notificationId) {
        return blocking(() -> notifications.delete(userId, notificationId))
                .filter(deleted -> deleted)
                .switchIfEmpty(Mono.error(() -> unknown(userId, notificationId)))
                .then();
    }

    @Override
    public Mono<UploadOutcome> outcome(UploadId uploadId) {
        return blocking(() -> uploads.outcome(uploadId)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "The upload " + uploadId + " has not ended.")));
    }

    private <T> Mono<T> blocking(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(scheduler);
    }

    private static void requireFew(String parameter, int count) {
        if (count > MOST) {
            throw problem(HttpStatus.BAD_REQUEST, parameter + " has " + count + " values; the limit is " + MOST + ".");
        }
    }

    private static List<Profile> shown(List<StoredProfile> found) {
        return found.stream().map(StoredProfile::profile).toList();
    }

    private static Profile only(List<StoredProfile> found, String otherwise) {
        if (found.size() != 1) {
            throw problem(HttpStatus.NOT_FOUND, otherwise);
        }
        return found.get(0).profile();
    }

    private static ResponseEntity<Profile> response(UserId userId, Edited edited) {
        if (edited instanceof Edited.Created created) {
            return ResponseEntity.status(HttpStatus.CREATED).body(created.profile());
        }
        if (edited instanceof Edited.Kept kept) {
            return ResponseEntity.ok(kept.profile());
        }
        if (edited instanceof Edited.Refused refused) {
            ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.sentence());
            detail.setProperty("member", refused.member());
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, detail, null);
        }
        if (edited instanceof Edited.OtherVersion other) {
            throw problem(HttpStatus.PRECONDITION_FAILED, "The profile has the version " + other.found() + ".");
        }
        throw edited instanceof Edited.UsernameTaken
                ? problem(HttpStatus.CONFLICT, "Another user than " + userId + " has this username.")
                : unknown(userId);
    }

    private static ErrorResponseException unknown(UserId userId) {
        return problem(HttpStatus.NOT_FOUND, "There is no user " + userId + ".");
    }

    private static ErrorResponseException unknown(UserId userId, NotificationId notificationId) {
        return problem(HttpStatus.NOT_FOUND, "The user " + userId + " has no notification " + notificationId + ".");
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
