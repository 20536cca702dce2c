package dev.visage.profiles.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.webhook.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The header {@code webhook-signature}. */
final class Signature {

    private Signature() {}

    /** A signature by each secret, with spaces between. */
    static String of(List<WebhookSecret> secrets, EventId eventId, Instant at, String body) {
        return secrets.stream().map(secret -> sign(secret, eventId, at, body)).collect(Collectors.joining(" "));
    }

    private static String sign(WebhookSecret secret, EventId eventId, Instant at, String body) {
        try {
            return new Webhook(secret.value()).sign(eventId.toString(), at.getEpochSecond(), body);
        } catch (WebhookSigningException | EmptyWebhookSecretException impossible) {
            throw new IllegalStateException("A secret of this form signs in every JVM.", impossible);
        }
    }
}
