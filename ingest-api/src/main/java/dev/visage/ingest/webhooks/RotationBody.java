package dev.visage.ingest.webhooks;

import dev.visage.contracts.profile.TextForms;
import dev.visage.contracts.webhook.SecretRotation;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.http.RecordShape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request says that the next secret is to be. */
record RotationBody(@Nullable String secret) {

    private static final RecordShape SHAPE = new RecordShape(Map.of(), TextForms.TEXT);

    /**
     * Reads the request's body, which may be empty.
     *
     * @throws FailureException if it is no JSON object, or the secret has a wrong form
     */
    static SecretRotation parse(byte[] body) {
        return new SecretRotation(
                body.length == 0
                        ? null
                        : WebhookBody.given(SHAPE.read(JsonObject.parse(body), RotationBody.class).secret));
    }
}
