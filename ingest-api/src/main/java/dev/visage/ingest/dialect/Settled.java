package dev.visage.ingest.dialect;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.profile.Profile;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * What an upload came to by the time that its client waits.
 *
 * @param uploadId the upload
 * @param isPending whether it has not ended yet
 * @param profile the user's profile as it is now; with the picture, unless the upload is pending or a newer one was first
 * @param preferred how long the client asked to wait, if it did
 */
public record Settled(UploadId uploadId, boolean isPending, Profile profile, Optional<Duration> preferred) {

    /** The status where the product has no other: 202 while the upload is pending, then 200. */
    public HttpStatus status() {
        return isPending ? HttpStatus.ACCEPTED : HttpStatus.OK;
    }

    /** An answer with a status; a pending upload's says where its status is found. */
    public ServerResponse.BodyBuilder answer(HttpStatus status) {
        ServerResponse.BodyBuilder answer = ServerResponse.status(status);
        Prefer.applied(answer, preferred);
        if (isPending) {
            answer.location(URI.create("/v1/uploads/" + uploadId));
        }
        return answer;
    }
}
