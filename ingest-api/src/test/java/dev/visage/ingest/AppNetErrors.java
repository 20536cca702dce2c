package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.ingest.TestingEdge.Answer;

/** What App.net's clients read when something goes wrong. */
final class AppNetErrors {

    static final String NO_TOKEN =
            "Call requires authentication: This view requires authentication and no token was provided.";
    static final String INVALID_TOKEN = "Call requires authentication: Invalid token.";
    static final String EXPIRED_TOKEN = "Call requires authentication: Token has expired.";
    static final String NO_SCOPE = "Forbidden: The update_profile scope is required.";
    static final String OTHER_USER = "Forbidden: Only users/me can be updated.";
    static final String NO_USER = "Not Found: No such user.";

    private AppNetErrors() {}

    static void assertError(Answer answer, int code, String message) {
        assertThat(answer.status()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().at("/meta/code").asInt()).isEqualTo(code);
        assertThat(answer.json().at("/meta/error_message").asString()).isEqualTo(message);
        assertThat(answer.json().at("/meta/error_id").asString()).matches("[0-9a-f-]{36}");
        assertThat(answer.json().propertyNames()).containsExactly("meta");
    }
}
