package dev.visage.profiles.webhook;

import com.standardwebhooks.Webhook;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.webhook.WebhookSecret;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A message as it came.
 *
 * @param headers by their names in lower case
 */
record Received(Map<String, List<String>> headers, String body) {

    String header(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    String eventId() {
        return header("webhook-id");
    }

    JsonNode json() {
        return EventJson.mapper().readTree(body);
    }

    String type() {
        return json().path("type").asString();
    }

    long userId() {
        return json().at("/data/userId").asLong();
    }

    long version() {
        return json().at("/data/version").asLong();
    }

    /** Whether a receiver that has this secret believes the message, as the public library judges it. */
    boolean isSignedWith(WebhookSecret secret) {
        try {
            new Webhook(secret.value()).verify(body, headers);
            return true;
        } catch (Exception refused) {
            return false;
        }
    }
}
