package dev.visage.ingest.dialect.appnet;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What every successful answer is wrapped in. */
record Envelope(Object data, Map<String, Integer> meta) {

    static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    static Envelope of(HttpStatus status, Object data) {
        return new Envelope(data, Map.of("code", status.value()));
    }
}
