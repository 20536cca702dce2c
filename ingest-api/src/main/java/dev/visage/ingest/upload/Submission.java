package dev.visage.ingest.upload;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;

/** What a client can be told of its upload once the time that it waits is over. */
public sealed interface Submission {

    /** The upload. */
    UploadId uploadId();

    /** It has ended. */
    record Decided(UploadOutcome outcome) implements Submission {
        @Override
        public UploadId uploadId() {
            return outcome.uploadId();
        }
    }

    /** It is accepted, and will end. */
    record Pending(UploadId uploadId) implements Submission {}
}
