package dev.visage.ingest.dialect.getnative;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;

/**
 * What every answer is wrapped in.
 *
 * @param data an object, empty if there is nothing to show
 * @param success whether the call did what it was asked to
 * @param error why not, for people; empty if it did
 */
record Envelope(Object data, boolean success, String error) {

    static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private static final Map<String, Object> NOTHING = Map.of();

    static Envelope of(Object data) {
        return new Envelope(data, true, "");
    }

    static Envelope empty() {
        return of(NOTHING);
    }

    static Envelope failed(String error) {
        return new Envelope(NOTHING, false, error);
    }
}
