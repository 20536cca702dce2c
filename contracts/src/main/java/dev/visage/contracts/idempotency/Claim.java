package dev.visage.contracts.idempotency;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.visage.contracts.id.UploadId;
import java.time.Duration;

/** What became of the claim to carry out the request that a key stands for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "claim")
public sealed interface Claim {

    /** Hands this to the case for its kind. */
    <T> T translate(Translation<T> translation);

    /** What each end of a claim becomes. */
    interface Translation<T> {
        T claimed(Claimed claim);

        T inProgress(InProgress claim);

        T accepted(Accepted claim);

        T otherPayload(OtherPayload claim);
    }

    /**
     * The claimant is to carry it out, under this id, and nobody else as long as the lease lasts. Who claimed before and
     * came to no end had the same id, so whatever was stored or announced then is only repeated.
     */
    @JsonTypeName("claimed")
    record Claimed(UploadId uploadId) implements Claim {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.claimed(this);
        }
    }

    /**
     * Another claimant carries it out.
     *
     * @param lease what is left of that claimant's time, unless it is renewed
     */
    @JsonTypeName("in-progress")
    record InProgress(Duration lease) implements Claim {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.inProgress(this);
        }
    }

    /** It was carried out: this upload was accepted. */
    @JsonTypeName("accepted")
    record Accepted(UploadId uploadId) implements Claim {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.accepted(this);
        }
    }

    /** The key stands for a request with another payload. */
    @JsonTypeName("other-payload")
    record OtherPayload() implements Claim {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.otherPayload(this);
        }
    }
}
