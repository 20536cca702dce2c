package dev.visage.ingest.dialect.appnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Requests of tests, written with single quotation marks. */
final class Requests {

    private Requests() {}

    static Members body(String json) {
        return Members.of(JsonObject.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    static void assertMalformed(ThrowingCallable call, String member, String rule) {
        assertThat(catchThrowableOfType(FailureException.class, call))
                .extracting(FailureException::failure)
                .isEqualTo(new Failure.Malformed(member, member + " " + rule));
    }

    static void assertMissing(ThrowingCallable call, String member) {
        assertThat(catchThrowableOfType(FailureException.class, call))
                .extracting(FailureException::failure)
                .isEqualTo(new Failure.Missing(member));
    }
}
