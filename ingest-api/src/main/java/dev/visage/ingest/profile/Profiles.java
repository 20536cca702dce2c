package dev.visage.ingest.profile;

import dev.visage.contracts.api.ProfileApi;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.StoreThreads;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** The profiles as dialects see them: what the profile store answers, its refusals turned into failures. */
@Component
public class Profiles {

    private static final int MOST_NOTIFICATIONS = 100;

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

    /** What a user was told, newest first. */
    public Mono<List<Notification>> notifications(UserId userId) {
        return required(api.notifications(userId, MOST_NOTIFICATIONS), Subject.USER);
    }

    /** Sets the attributes of a user; 201 if the user is new. */
    public Mono<ResponseEntity<Profile>> provision(UserId userId, Profile.Attributes attributes) {
        return required(api.provision(userId, attributes), Subject.USER)
                .onErrorMap(
                        WebClientResponseException.Conflict.class,
                        taken -> new FailureException(new Failure.Conflict(
                                "The username " + attributes.username() + " belongs to another user.")));
    }

    /** How an upload ended; empty while it has not. */
    public Mono<UploadOutcome> outcome(UploadId uploadId) {
        return api.outcome(uploadId)
                .onErrorResume(WebClientResponseException.NotFound.class, undecided -> Mono.empty())
                .onErrorMap(Profiles::isUnavailable, threads::unavailable);
    }

    private <T> Mono<T> required(Mono<T> answer, Subject subject) {
        return answer.onErrorMap(
                        WebClientResponseException.NotFound.class, absent -> FailureException.notFound(subject))
                .onErrorMap(Profiles::isUnavailable, threads::unavailable);
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof WebClientResponseException answer
                ? answer.getStatusCode().is5xxServerError()
                        || answer.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)
                : failure instanceof WebClientException;
    }
}
