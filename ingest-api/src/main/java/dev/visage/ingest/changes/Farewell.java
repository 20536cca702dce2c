package dev.visage.ingest.changes;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a stream ends that the client has not ended: the last event of it, after which it may come back where it was. */
enum Farewell {
    /** The client is so far behind that what follows is no longer in memory. */
    TOO_SLOW("dropped", "too-slow", "What follows was not taken in time."),
    /** The topic is another one than it was, or lacks what comes next. */
    POSITION_GONE("dropped", "position-gone", "What follows is not there any more."),
    /** What the client missed cannot be read just now. */
    UNAVAILABLE("dropped", "unavailable", "What follows cannot be read just now."),
    /** The client's token has expired. */
    EXPIRED("expired", "token-expired", "The bearer token has expired."),
    /** This instance stops. */
    STOPPING("stopping", "stopping", "This server stops; another one goes on.");

    private final String event;
    private final String code;
    private final String detail;

    Farewell(String event, String code, String detail) {
        this.event = event;
        this.code = code;
        this.detail = detail;
    }

    /** The event; it has no id, for nothing was read with it. */
    byte[] block() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", code);
        data.put("detail", detail);
        return Block.event(event, data, null);
    }

    /** Whether the client could have gone on, had it been quicker or Kafka there. */
    boolean isDrop() {
        return event.equals("dropped");
    }
}
