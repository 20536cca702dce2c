package dev.visage.ingest.profile;

import dev.visage.contracts.api.ProfileApi;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.NotificationPage;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.StoreThreads;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** The profiles as dialects see them: what the profile store answers, its refusals turned into failures. */
@Component
public class Profiles {

    /** How often an edit is tried while others change the same profile. */
    private static final int MOST_TRIES = 5;

    private final ProfileApi api;
    private final StoreThreads threads;

    Profiles(ProfileApi api, StoreThreads threads) {
        this.api = api;
        this.threads = threads;
    }

    /** The profile of a user. */
    public Mono<Profile> profile(UserId userId) {
        return required(api.profile(userId), Subject.USER);
    }

    /** The profile of the user whom a path names. */
    public Mono<Profile> profile(UserRef user, @Nullable UserId self) {
        return user instanceof UserRef.Named named
                ? required(api.profileOf(named.username()), Subject.USER)
                : userId(user, self).flatMap(this::profile);
    }

    /**
     * The id of the user whom a path names.
     *
     * @param self who {@code me} is; null if nobody
     */
    public Mono<UserId> userId(UserRef user, @Nullable UserId self) {
        if (user instanceof UserRef.Numbered numbered) {
            return Mono.just(numbered.userId());
        }
        if (user instanceof UserRef.Named) {
            return profile(user, self).map(Profile::userId);
        }
        return self == null ? Mono.error(() -> new FailureException(new Failure.OtherUser())) : Mono.just(self);
    }

    /** The profiles of those users that are known, in the order of their ids. At most 200 are asked for. */
    public Mono<List<Profile>> profiles(Collection<UserId> userIds) {
        return userIds.isEmpty() ? Mono.just(List.of()) : required(api.profiles(List.copyOf(userIds)), Subject.USER);
    }

    /** The profiles of those users that are known, in the order of their ids. At most 200 names are asked for. */
    public Mono<List<Profile>> profilesOf(Collection<String> usernames) {
        return usernames.isEmpty()
                ? Mono.just(List.of())
                : required(api.profilesOf(List.copyOf(usernames)), Subject.USER);
    }

    /** The profile of the one user whose primary address this is, whatever its case. */
    public Mono<Profile> profileWithEmail(String address) {
        return required(api.profileWithEmail(address), Subject.USER);
    }

    /** Sets the attributes of a user; 201 if the user is new. */
    public Mono<ResponseEntity<Profile>> provision(UserId userId, Attributes attributes) {
        return setting(attributes, api.provision(userId, attributes));
    }

    /**
     * Changes the attributes of a user, whoever else changes the profile at the same time.
     *
     * @param change makes the attributes of what they are; it is asked again if they have changed meanwhile
     */
    public Mono<Profile> edit(UserId userId, UnaryOperator<Attributes> change) {
        return Mono.defer(() -> profile(userId))
                .flatMap(profile -> {
                    Attributes attributes = change.apply(profile.attributes());
                    return setting(attributes, api.edit(userId, profile.version(), attributes));
                })
                .retryWhen(Retry.max(MOST_TRIES - 1)
                        .filter(Profiles::isOutdated)
                        .onRetryExhaustedThrow((tries, last) -> new FailureException(
                                new Failure.Conflict("The profile is being changed by others; try again."))));
    }

    /** Erases a user. */
    public Mono<Void> erase(UserId userId) {
        return required(api.erase(userId), Subject.USER);
    }

    /** Takes a picture off the profile of a user, which may have none of the kind. */
    public Mono<Profile> deletePicture(UserId userId, PictureKind kind) {
        return required(api.deletePicture(userId, kind), Subject.USER);
    }

    /**
     * What a user was told, newest first.
     *
     * @param limit how many at most, 1 to 200
     */
    public Mono<NotificationPage> notifications(UserId userId, int limit) {
        return required(api.notifications(userId, limit), Subject.USER);
    }

    /** Keeps that a user has read a notification. */
    public Mono<Notification> readNotification(UserId userId, NotificationId notificationId) {
        return required(api.readNotification(userId, notificationId), Subject.NOTIFICATION);
    }

    /** Deletes a notification of a user. */
    public Mono<Void> deleteNotification(UserId userId, NotificationId notificationId) {
        return required(api.deleteNotification(userId, notificationId), Subject.NOTIFICATION);
    }

    /** What a user has said of which notifications they want. */
    public Mono<NotificationPreferences> notificationPreferences(UserId userId) {
        return required(api.notificationPreferences(userId), Subject.USER);
    }

    /** Keeps what a user says of which notifications they want. */
    public Mono<Void> prefer(UserId userId, NotificationPreferences preferences) {
        return required(api.prefer(userId, preferences), Subject.USER);
    }

    /** How an upload ended; empty while it has not. */
    public Mono<UploadOutcome> outcome(UploadId uploadId) {
        return api.outcome(uploadId)
                .onErrorResume(WebClientResponseException.NotFound.class, undecided -> Mono.empty())
                .onErrorMap(Profiles::isUnavailable, threads::unavailable);
    }

    private <T> Mono<T> setting(Attributes attributes, Mono<T> answer) {
        return required(answer, Subject.USER)
                .onErrorMap(
                        WebClientResponseException.Conflict.class,
                        taken -> new FailureException(new Failure.Conflict(
                                "The username " + attributes.username() + " belongs to another user.")))
                .onErrorMap(WebClientResponseException.BadRequest.class, Profiles::malformed);
    }

    /** The profile store's own words: nobody else knows what it cannot keep. */
    static FailureException malformed(WebClientResponseException.BadRequest refusal) {
        JsonNode problem = EventJson.mapper().readTree(refusal.getResponseBodyAsByteArray());
        return FailureException.malformed(
                problem.path("member").asString("attributes"),
                problem.path("detail").asString("The attributes cannot be kept."));
    }

    private static boolean isOutdated(Throwable failure) {
        return failure instanceof WebClientResponseException answer
                && answer.getStatusCode().isSameCodeAs(HttpStatus.PRECONDITION_FAILED);
    }

    private <T> Mono<T> required(Mono<T> answer, Subject subject) {
        return answer.onErrorMap(
                        WebClientResponseException.NotFound.class, absent -> FailureException.notFound(subject))
                .onErrorMap(Profiles::isUnavailable, threads::unavailable);
    }

    static boolean isUnavailable(Throwable failure) {
        return failure instanceof WebClientResponseException answer
                ? answer.getStatusCode().is5xxServerError()
                        || answer.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)
                : failure instanceof WebClientException;
    }
}
