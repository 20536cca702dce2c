package dev.visage.ingest.dialect.appnet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What every answer is wrapped in.
 *
 * @param data what was asked for; null if the call failed
 * @param meta what came of the call
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Envelope(@Nullable Object data, Meta meta) {

    static Envelope of(int code, Object data) {
        return new Envelope(data, new Meta(code, null, null, null));
    }

    /**
     * What came of a call.
     *
     * @param code the status
     * @param errorMessage what went wrong, for people; null if nothing did
     * @param errorSlug the same for programs; null for most
     * @param errorId this one time that it did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Meta(
            int code,
            @JsonProperty("error_message") @Nullable String errorMessage,
            @JsonProperty("error_slug") @Nullable String errorSlug,
            @JsonProperty("error_id") @Nullable String errorId) {}
}
