package dev.visage.profiles.webhook;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.WebhookId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The bodies that are sent: {@code type}, {@code timestamp} and {@code data}, as the Standard Webhooks specification advises. */
final class Message {

    private static final String TEST = "webhook.test";

    private Message() {}

    /**
     * A body.
     *
     * @param data JSON, which is passed on as it is
     */
    static String of(String type, Instant time, byte[] data) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + time + "\",\"data\":"
                + new String(data, StandardCharsets.UTF_8) + "}";
    }

    /** The body of a test message. */
    static String test(WebhookId webhookId, Instant time) {
        return of(TEST, time, EventJson.mapper().writeValueAsBytes(Map.of("webhookId", webhookId)));
    }
}
