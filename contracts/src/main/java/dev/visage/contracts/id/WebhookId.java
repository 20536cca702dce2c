package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One webhook, from its registration on. Time-ordered, so webhooks sort by registration. */
public record WebhookId(@JsonValue UUID value) {

    @JsonCreator
    public WebhookId {}

    /** A new id, after all ids made before it in this process. */
    public static WebhookId next() {
        return new WebhookId(TimeOrdered.next());
    }

    /**
     * Reads a webhook id from the text form of a UUID.
     *
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static WebhookId valueOf(String text) {
        WebhookId webhookId = new WebhookId(UUID.fromString(text));
        if (!webhookId.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("A webhook id has 36 characters.");
        }
        return webhookId;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
