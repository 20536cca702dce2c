package dev.visage.ingest.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.ingest.failure.FailureException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    @Test
    void readsAnObjectWithOrWithoutAByteOrderMark() {
        assertThat(JsonObject.parse(bytes("{\"a\":1}")).path("a").intValue()).isOne();
        assertThat(JsonObject.parse(bytes("\ufeff{\"a\":1}")).path("a").intValue())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "null", "{", "{\"a\":1,\"a\":2}", "{\"a\":1,}", "{\"a\":1} x"})
    void refusesAnythingElse(String body) {
        assertThatThrownBy(() -> JsonObject.parse(bytes(body))).isInstanceOf(FailureException.class);
    }

    @Test
    void takesACommaBehindTheLastMemberWhereThatIsTolerated() {
        assertThat(JsonObject.parseWithTrailingComma(bytes("{\"a\":1,\n}"))
                        .path("a")
                        .intValue())
                .isOne();
        assertThatThrownBy(() -> JsonObject.parseWithTrailingComma(bytes("{\"a\":1,,}")))
                .isInstanceOf(FailureException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":1}", " \t\r\n{}", "\ufeff{}", "\ufeff {", "{ x"})
    void knowsABodyThatBeginsAsOne(String body) {
        assertThat(JsonObject.beginsIn(bytes(body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\ufeff", "[{}]", "a={}", "\"{\"", "\u00e9{}", "\0{}", " \ufeff{}"})
    void knowsABodyThatBeginsOtherwise(String body) {
        assertThat(JsonObject.beginsIn(bytes(body))).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
