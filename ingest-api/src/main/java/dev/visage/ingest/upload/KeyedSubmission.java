package dev.visage.ingest.upload;

import dev.visage.contracts.idempotency.IdempotencyKey;
import java.time.Duration;

/** What a client can be told of an upload that it sent with an {@link IdempotencyKey}. */
public sealed interface KeyedSubmission {

    /** Hands this to the case for its kind. */
    <T> T translate(Translation<T> translation);

    /** What each kind becomes in a dialect. */
    interface Translation<T> {
        T submitted(Submitted keyed);

        T inProgress(InProgress keyed);

        T otherPayload(OtherPayload keyed);
    }

    /**
     * It is accepted.
     *
     * @param replayed whether it was before, when a request with the same key came
     */
    record Submitted(Submission submission, boolean replayed) implements KeyedSubmission {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.submitted(this);
        }
    }

    /** A request with the same key is being worked on. */
    record InProgress(Duration retryAfter) implements KeyedSubmission {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.inProgress(this);
        }
    }

    /** The key was used for another upload. */
    record OtherPayload() implements KeyedSubmission {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.otherPayload(this);
        }
    }
}
