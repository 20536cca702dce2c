package dev.visage.ingest.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class RateLimitsTest {

    private final RateLimits limits = new RateLimits(bind(Map.of(
            "visage.rate-limits.enabled", "true",
            "visage.rate-limits.per-token", "3/1h",
            "visage.rate-limits.changes-per-token", "1/1h",
            "visage.rate-limits.per-address", "2/1h",
            "visage.rate-limits.callers", "100")));

    @Test
    void countNobodyUntilTheyAreEnabled() {
        assertThat(new RateLimits(bind(Map.of())).count(request(HttpMethod.GET, 1), "token"))
                .isEmpty();
    }

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new RateSettings(
                        false,
                        new Limit(5000, Duration.ofHours(1)),
                        new Limit(20, Duration.ofMinutes(1)),
                        new Limit(50, Duration.ofMinutes(1)),
                        100_000));
    }

    @Test
    void countTheCallsOfEachTokenByItself() {
        assertThat(count(HttpMethod.GET, "h.a.s").remaining()).isEqualTo(2);
        assertThat(count(HttpMethod.GET, "h.a.s").remaining()).isEqualTo(1);
        assertThat(count(HttpMethod.GET, "h.b.s").remaining()).isEqualTo(2);
        Rate last = count(HttpMethod.GET, "h.a.s");
        Rate exceeded = count(HttpMethod.GET, "h.a.s");

        assertThat(last.isExceeded()).isFalse();
        assertThat(exceeded.isExceeded()).isTrue();
        assertThat(exceeded.limit()).isEqualTo(3);
        assertThat(exceeded.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void countATokenAsOneHoweverItsSignatureIsSpelled() {
        assertThat(count(HttpMethod.GET, "h.a.s").remaining()).isEqualTo(2);
        assertThat(count(HttpMethod.GET, "h.a.s=").remaining()).isEqualTo(1);
    }

    @Test
    void countChangesTwiceAndTellTheTighterLimit() {
        assertThat(count(HttpMethod.POST, "h.a.s").limit()).isEqualTo(1);
        assertThat(count(HttpMethod.POST, "h.a.s").isExceeded()).isTrue();
        assertThat(count(HttpMethod.GET, "h.a.s").isExceeded()).isFalse();
    }

    @Test
    void countCallsWithoutATokenByAddress() {
        limits.count(request(HttpMethod.GET, 1), null);
        limits.count(request(HttpMethod.GET, 1), null);

        assertThat(limits.count(request(HttpMethod.GET, 1), null).orElseThrow().isExceeded())
                .isTrue();
        assertThat(limits.count(request(HttpMethod.GET, 2), null).orElseThrow().isExceeded())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "0/1m", "20/0s", "20/", "/1m", "20/soon"})
    void areNotReadFromAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.valueOf(text));
    }

    private Rate count(HttpMethod method, String token) {
        return limits.count(request(method, 1), token).orElseThrow();
    }

    private static MockServerHttpRequest request(HttpMethod method, int client) {
        return MockServerHttpRequest.method(method, "/")
                .remoteAddress(new InetSocketAddress("127.0.0." + client, 1))
                .build();
    }

    private static RateSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.rate-limits", Bindable.of(RateSettings.class));
    }
}
