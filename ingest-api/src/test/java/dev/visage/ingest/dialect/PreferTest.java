package dev.visage.ingest.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;

class PreferTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "wait=5 | 5",
                "WAIT = 5 | 5",
                "wait=\"7\" | 7",
                "respond-async, wait=9 | 9",
                "foo=\"a, wait=3\", wait=4 | 4",
                "wait=6; x=y | 6",
                "wait=0 | 0",
                "wait=61 | 60"
            })
    void readsHowLongTheClientWaits(String header, long seconds) {
        assertThat(Prefer.wait(request(header), LONGEST)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wait=5x", "wait=1.5", "wait=-1", "wait", "foo=\"a, wait=3\"", "respond-async; wait=1", "await=3"
            })
    void ignoresWhatIsNoSuchPreference(String header) {
        assertThat(Prefer.wait(request(header), LONGEST)).isEmpty();
    }

    @Test
    void readsAHeaderHoweverLong() {
        String others = "a".repeat(8_000) + "\"\"".repeat(8_000);

        assertThat(Prefer.wait(request(others + ", wait=5"), LONGEST)).contains(Duration.ofSeconds(5));
    }

    @Test
    void waitsForNothingUnlessAsked() {
        assertThat(Prefer.wait(
                        ServerRequest.create(MockServerWebExchange.from(MockServerHttpRequest.get("/")), List.of()),
                        LONGEST))
                .isEmpty();
    }

    private static ServerRequest request(String header) {
        return ServerRequest.create(
                MockServerWebExchange.from(MockServerHttpRequest.get("/").header("Prefer", header)),
                HandlerStrategies.withDefaults().messageReaders());
    }
}
