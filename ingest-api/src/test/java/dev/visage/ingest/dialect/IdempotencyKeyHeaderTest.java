package dev.visage.ingest.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.ingest.failure.FailureException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerRequest;

class IdempotencyKeyHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '^',
            value = {"\"abc\" abc", "abc abc", "\"a\\\"b\\\\\" a\"b\\", "\"a,b;c\" a,b;c", "\"abc\";x=1 abc"})
    void readsAKeyWithQuotationMarksAndWithout(String header, String key) {
        assertThat(IdempotencyKeyHeader.read(request(header))).contains(new IdempotencyKey(key));
    }

    @Test
    void readsNoKeyWhereThereIsNone() {
        assertThat(IdempotencyKeyHeader.read(request())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoKey(String header) {
        assertThatThrownBy(() -> IdempotencyKeyHeader.read(request(header))).isInstanceOf(FailureException.class);
    }

    @Test
    void refusesTwoKeys() {
        assertThatThrownBy(() -> IdempotencyKeyHeader.read(request("abc", "abc")))
                .isInstanceOf(FailureException.class);
    }

    /** The longest are as long as a header may be. */
    private static Stream<String> malformed() {
        return Stream.of(
                "",
                "\"\"",
                "\"abc",
                "a b",
                "\"a b\"",
                "a,b",
                "a".repeat(256),
                "a".repeat(8_000),
                "\"" + "a".repeat(8_000) + "\"",
                "\"" + "\\\\".repeat(4_000) + "\"");
    }

    private static ServerRequest request(String... keys) {
        return ServerRequest.create(
                MockServerWebExchange.from(MockServerHttpRequest.get("/").header("Idempotency-Key", keys)), List.of());
    }
}
