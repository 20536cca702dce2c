package dev.visage.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What the messages of a webhook are signed with, as the Standard Webhooks specification writes it: {@code whsec_} and the
 * base64 of 24 to 64 bytes.
 */
public record WebhookSecret(@JsonValue String value) {

    private static final String PREFIX = "whsec_";
    private static final int FEWEST = 24;
    private static final int MOST = 64;
    private static final int USUAL = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator
    public WebhookSecret {
        if (!isSecret(value)) {
            throw new IllegalArgumentException(
                    "A secret is " + PREFIX + " and the base64 of " + FEWEST + " to " + MOST + " bytes.");
        }
    }

    /** Whether a text has the form. */
    public static boolean isSecret(String text) {
        try {
            int bytes =
                    text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())).length : 0;
            return bytes >= FEWEST && bytes <= MOST;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** A new secret. */
    public static WebhookSecret random() {
        byte[] bytes = new byte[USUAL];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
