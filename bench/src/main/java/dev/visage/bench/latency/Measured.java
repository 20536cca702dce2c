package dev.visage.bench.latency;

import dev.visage.contracts.id.UploadId;
import java.time.Duration;
import java.time.Instant;

/**
 * One request, as its client saw it.
 *
 * @param uploadId the upload that it made
 * @param started just before it was sent
 * @param ended when the whole answer was there
 */
public record Measured(UploadId uploadId, Instant started, Instant ended) {

    /** How long it took. */
    public Duration duration() {
        return Duration.between(started, ended);
    }
}
