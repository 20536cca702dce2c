package dev.visage.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to hand over an event.
 *
 * @param at when it began
 * @param durationMillis how long it took until the status, or until it failed
 * @param status the HTTP status of the answer; null if there was none
 * @param failure what went wrong; null if the answer was a success
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryAttempt(
        Instant at,
        long durationMillis,
        @Nullable Integer status,
        @Nullable Failure failure) {

    /** Whether the event was taken. */
    public boolean succeeded() {
        return failure == null;
    }

    /** What can go wrong with an attempt. */
    public enum Failure {
        /** The status was none of 200 to 299. */
        STATUS,
        /** There was no answer in time. */
        TIMEOUT,
        /** The name of the host leads nowhere. */
        UNKNOWN_HOST,
        /** The host has an address in a range that nothing is sent to. */
        REFUSED_ADDRESS,
        /** Nobody took the connection, or it was lost. */
        CONNECTION,
        /** The server's certificate is not one for this host that can be trusted, or TLS failed otherwise. */
        TLS,
        /** What came was no HTTP. */
        PROTOCOL;

        /** The failure's name on the wire, in lower case. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
