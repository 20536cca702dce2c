package dev.visage.contracts.api;

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
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/**
 * The profile store over HTTP: the only way to its data. Calls carry the service token as a bearer token; without it
 * they end with 401. What does not exist ends with 404.
 */
@HttpExchange("/profile-api/v1")
public interface ProfileApi {

    /**
     * Sets the attributes of a user, who is made if unknown.
     *
     * @return the profile: 201 if the user is new, 200 if not; 409 if another user has the username
     */
    @PutExchange("/users/{userId}")
    Mono<ResponseEntity<Profile>> provision(@PathVariable UserId userId, @RequestBody Attributes attributes);

    /**
     * Sets the attributes of a user, if the profile is still at a version.
     *
     * @return the profile; 412 if it has another version by now, 409 if another user has the username
     */
    @PutExchange("/users/{userId}/attributes")
    Mono<Profile> edit(
            @PathVariable UserId userId, @RequestParam ProfileVersion version, @RequestBody Attributes attributes);

    /** The profile of a user. */
    @GetExchange("/users/{userId}")
    Mono<Profile> profile(@PathVariable UserId userId);

    /** The profiles of those users that are known, in the order of their ids. At most 200 are asked for. */
    @GetExchange("/users")
    Mono<List<Profile>> profiles(@RequestParam List<UserId> ids);

    /** The profile of the user with this name, whatever its case. */
    @GetExchange("/usernames/{username}")
    Mono<Profile> profileOf(@PathVariable String username);

    /** The profiles of those users that are known, in the order of their ids. At most 200 names are asked for. */
    @GetExchange("/usernames")
    Mono<List<Profile>> profilesOf(@RequestParam List<String> names);

    /** The profile of the one user whose primary address this is, whatever its case; 404 if it is that of several. */
    @GetExchange("/emails")
    Mono<Profile> profileWithEmail(@RequestParam String address);

    /** Erases a user; 503 if Kafka does not answer, and then nothing was erased. */
    @DeleteExchange("/users/{userId}")
    Mono<Void> erase(@PathVariable UserId userId);

    /** Takes a picture off a profile, which may have none of the kind. */
    @DeleteExchange("/users/{userId}/pictures/{kind}")
    Mono<Profile> deletePicture(@PathVariable UserId userId, @PathVariable PictureKind kind);

    /**
     * What a user was told, newest first.
     *
     * @param limit how many at most, 1 to 200
     */
    @GetExchange("/users/{userId}/notifications")
    Mono<NotificationPage> notifications(@PathVariable UserId userId, @RequestParam int limit);

    /** Keeps that a user has read a notification. */
    @PostExchange("/users/{userId}/notifications/{notificationId}/read")
    Mono<Notification> readNotification(@PathVariable UserId userId, @PathVariable NotificationId notificationId);

    /** Deletes a notification of a user. */
    @DeleteExchange("/users/{userId}/notifications/{notificationId}")
    Mono<Void> deleteNotification(@PathVariable UserId userId, @PathVariable NotificationId notificationId);

    /** What a user has said of which notifications they want. */
    @GetExchange("/users/{userId}/notification-preferences")
    Mono<NotificationPreferences> notificationPreferences(@PathVariable UserId userId);

    /** Keeps what a user says of which notifications they want, in place of what they have said before. */
    @PutExchange("/users/{userId}/notification-preferences")
    Mono<Void> prefer(@PathVariable UserId userId, @RequestBody NotificationPreferences preferences);

    /** How an upload ended; 404 while it has not. */
    @GetExchange("/uploads/{uploadId}")
    Mono<UploadOutcome> outcome(@PathVariable UploadId uploadId);
}
