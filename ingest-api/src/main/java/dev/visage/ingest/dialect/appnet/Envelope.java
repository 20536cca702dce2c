package dev.visage.ingest.dialect.appnet;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** What every successful answer is wrapped in. */
record Envelope(Object data, Map<String, Integer> meta) {

    static Envelope of(HttpStatus status, Object data) {
        return new Envelope(data, Map.of("code", status.value()));
    }
}
