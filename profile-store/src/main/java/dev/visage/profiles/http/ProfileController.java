package dev.visage.profiles.http;

import dev.visage.contracts.api.ProfileApi;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Profile;
import dev.visage.profiles.notification.Notifications;
import dev.visage.profiles.profile.Profiles;
import dev.visage.profiles.profile.Provisioned;
import dev.visage.profiles.profile.Provisioning;
import dev.visage.profiles.profile.StoredProfile;
import dev.visage.profiles.upload.Uploads;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers the other services. The database blocks, so it is asked on threads of its own. */
@RestController
class ProfileController implements ProfileApi {

    private static final int MOST_NOTIFICATIONS = 200;

    private final Profiles profiles;
    private final Provisioning provisioning;
    private final Notifications notifications;
    private final Uploads uploads;
    private final Scheduler scheduler;

    ProfileController(
            Profiles profiles,
            Provisioning provisioning,
            Notifications notifications,
            Uploads uploads,
            Scheduler databaseScheduler) {
        this.profiles = profiles;
        this.provisioning = provisioning;
        this.notifications = notifications;
        this.uploads = uploads;
        this.scheduler = databaseScheduler;
    }

    @Override
    public Mono<ResponseEntity<Profile>> provision(UserId userId, Profile.Attributes attributes) {
        return blocking(() -> response(userId, provisioning.provision(userId, attributes)));
    }

    @Override
    public Mono<Profile> profile(UserId userId) {
        return blocking(() -> profiles.find(userId).map(StoredProfile::profile).orElseThrow(() -> unknown(userId)));
    }

    @Override
    public Mono<Profile> profileOf(String username) {
        return blocking(() -> profiles.named(username)
                .map(StoredProfile::profile)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "There is no user with this name.")));
    }

    @Override
    public Mono<List<Notification>> notifications(UserId userId, int limit) {
        if (limit < 1 || limit > MOST_NOTIFICATIONS) {
            return Mono.error(problem(
                    HttpStatus.BAD_REQUEST,
                    "limit is a number from 1 to " + MOST_NOTIFICATIONS + ", not " + limit + "."));
        }
        return blocking(() -> {
            List<Notification> newest = notifications.newest(userId, limit);
            if (newest.isEmpty() && profiles.find(userId).isEmpty()) {
                throw unknown(userId);
            }
            return newest;
        });
    }

    @Override
    public Mono<UploadOutcome> outcome(UploadId uploadId) {
        return blocking(() -> uploads.outcome(uploadId)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "The upload " + uploadId + " has not ended.")));
    }

    private <T> Mono<T> blocking(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(scheduler);
    }

    private static ResponseEntity<Profile> response(UserId userId, Provisioned provisioned) {
        if (provisioned instanceof Provisioned.Created created) {
            return ResponseEntity.status(HttpStatus.CREATED).body(created.profile());
        }
        if (provisioned instanceof Provisioned.Kept kept) {
            return ResponseEntity.ok(kept.profile());
        }
        if (provisioned instanceof Provisioned.Refused refused) {
            throw problem(HttpStatus.BAD_REQUEST, refused.sentence());
        }
        throw problem(HttpStatus.CONFLICT, "Another user than " + userId + " has this username.");
    }

    private static ErrorResponseException unknown(UserId userId) {
        return problem(HttpStatus.NOT_FOUND, "There is no user " + userId + ".");
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
