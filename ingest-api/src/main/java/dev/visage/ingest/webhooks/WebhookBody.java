package dev.visage.ingest.webhooks;

import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.TextForm;
import dev.visage.contracts.profile.TextForms;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookSecret;
import dev.visage.contracts.webhook.WebhookTerms;
import dev.visage.contracts.webhook.WebhookType;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.http.RecordShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request says that a webhook is to do, and, of a new one, with which secret. */
record WebhookBody(
        String url,
        @Nullable String description,
        @Nullable List<WebhookType> types,
        @Nullable List<UserId> users,
        @Nullable List<PictureKind> kinds,
        @Nullable List<String> changed,
        @Nullable String secret) {

    private static final RecordShape SHAPE = new RecordShape(Map.of("url", TextForm.upTo(2000)), TextForms.TEXT);
    private static final List<WebhookType> USUAL = List.of(WebhookType.PROFILE_CHANGED, WebhookType.PROFILE_ERASED);

    /**
     * Reads the request's body.
     *
     * @throws FailureException if it is no JSON object, or a member has a wrong type or form
     */
    static WebhookBody parse(byte[] body) {
        WebhookBody sent = SHAPE.read(JsonObject.parse(body), WebhookBody.class);
        requireAny("types", sent.types);
        requireAny("users", sent.users);
        requireAny("kinds", sent.kinds);
        requireAny("changed", sent.changed);
        if (sent.changed != null && !ProfileChanged.MEMBERS.containsAll(sent.changed)) {
            throw FailureException.malformed("changed", "\"changed\" names what is no member of a profile.");
        }
        return sent;
    }

    WebhookTerms terms() {
        return new WebhookTerms(
                url, description, new WebhookFilter(Objects.requireNonNullElse(types, USUAL), users, kinds, changed));
    }

    /** The terms for a webhook that has a secret. */
    WebhookTerms changedTerms() {
        if (secret != null) {
            throw FailureException.malformed("secret", "\"secret\" is changed by /secret/rotate.");
        }
        return terms();
    }

    /** The secret that was given, if one was. */
    @Nullable
    WebhookSecret givenSecret() {
        return given(secret);
    }

    static @Nullable WebhookSecret given(@Nullable String secret) {
        if (secret != null && !WebhookSecret.isSecret(secret)) {
            throw FailureException.malformed(
                    "secret", "\"secret\" is \"whsec_\" and the base64 of 24 to 64 bytes; it may be left out.");
        }
        return secret == null ? null : new WebhookSecret(secret);
    }

    private static void requireAny(String member, @Nullable List<?> list) {
        if (list != null && list.isEmpty()) {
            throw FailureException.malformed(member, "\"" + member + "\" is empty; what is left out lets all pass.");
        }
    }
}
