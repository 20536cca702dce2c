package dev.visage.contracts.api;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Profile;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
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
    Mono<ResponseEntity<Profile>> provision(@PathVariable UserId userId, @RequestBody Profile.Attributes attributes);

    /** The profile of a user. */
    @GetExchange("/users/{userId}")
    Mono<Profile> profile(@PathVariable UserId userId);

    /** The profile of the user with this name, whatever its case. */
    @GetExchange("/usernames/{username}")
    Mono<Profile> profileOf(@PathVariable String username);

    /**
     * What a user was told, newest first.
     *
     * @param limit how many at most, 1 to 200
     */
    @GetExchange("/users/{userId}/notifications")
    Mono<List<Notification>> notifications(@PathVariable UserId userId, @RequestParam int limit);

    /** How an upload ended; 404 while it has not. */
    @GetExchange("/uploads/{uploadId}")
    Mono<UploadOutcome> outcome(@PathVariable UploadId uploadId);
}
