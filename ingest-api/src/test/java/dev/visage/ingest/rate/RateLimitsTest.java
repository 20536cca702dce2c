package dev.visage.ingest.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.visage.contracts.id.UserId;
import dev.visage.ingest.access.Bearer;
import dev.visage.ingest.access.Caller;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
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
            "visage.rate-limits.per-user", "4/1h",
            "visage.rate-limits.changes-per-token", "1/1h",
            "visage.rate-limits.per-address", "2/1h",
            "visage.rate-limits.callers", "100")));

    @Test
    void countNobodyUntilTheyAreEnabled() {
        assertThat(new RateLimits(bind(Map.of())).count(request(HttpMethod.GET, 1), bearer("h.a.s", 1)))
                .isEmpty();
    }

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new RateSettings(
                        false,
                        false,
                        new Limit(5000, Duration.ofHours(1)),
                        new Limit(10_000, Duration.ofHours(1)),
                        new Limit(20, Duration.ofMinutes(1)),
                        new Limit(50, Duration.ofMinutes(1)),
                        100_000));
    }

    @Test
    void takeEveryKey() {
        assertThat(bind(Map.of(
                        "visage.rate-limits.enabled", "true",
                        "visage.rate-limits.admins", "true",
                        "visage.rate-limits.per-token", "1/1s",
                        "visage.rate-limits.per-user", "2/1s",
                        "visage.rate-limits.changes-per-token", "3/1s",
                        "visage.rate-limits.per-address", "4/1s",
                        "visage.rate-limits.callers", "5")))
                .isEqualTo(new RateSettings(
                        true,
                        true,
                        new Limit(1, Duration.ofSeconds(1)),
                        new Limit(2, Duration.ofSeconds(1)),
                        new Limit(3, Duration.ofSeconds(1)),
                        new Limit(4, Duration.ofSeconds(1)),
                        5));
    }

    @Test
    void countTheCallsOfAUserWithAllTokens() {
        for (int call = 0; call < 4; call++) {
            assertThat(counted("h." + call + ".s", 1).tightest().isExceeded()).isFalse();
        }

        assertThat(counted("h.another.s", 1).tightest())
                .satisfies(rate -> assertThat(rate.policy()).isEqualTo("user"))
                .satisfies(rate -> assertThat(rate.isExceeded()).isTrue());
        assertThat(counted("h.else.s", 2).tightest().isExceeded()).isFalse();
    }

    @Test
    void countNoAdministratorUnlessTheyAreTo() {
        Bearer admin = new Bearer("h.a.s", new Caller("1", new UserId(1), Set.of("admin"), Instant.MAX));

        assertThat(limits.count(request(HttpMethod.POST, 1), admin)).isEmpty();
        assertThat(new RateLimits(
                                bind(Map.of("visage.rate-limits.enabled", "true", "visage.rate-limits.admins", "true")))
                        .count(request(HttpMethod.POST, 1), admin))
                .isPresent();
    }

    @Test
    void tellOfEveryLimitThatApplies() {
        assertThat(limits.count(request(HttpMethod.POST, 1), bearer("h.a.s", 1))
                        .orElseThrow()
                        .all())
                .extracting(Rate::policy)
                .containsExactly("token", "user", "changes");
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
        assertThat(fromAddress(1).isExceeded()).isFalse();
        assertThat(fromAddress(1).isExceeded()).isFalse();
        assertThat(fromAddress(1).isExceeded()).isTrue();
        assertThat(fromAddress(2).isExceeded()).isFalse();
    }

    @Test
    void countCallsFromAnAddressThatIsNotResolved() {
        MockServerHttpRequest request = MockServerHttpRequest.get("/")
                .remoteAddress(InetSocketAddress.createUnresolved("client.test", 1))
                .build();

        assertThat(limits.count(request, null)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "0/1m", "20/0s", "20/", "/1m", "20/soon"})
    void areNotReadFromAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.valueOf(text));
    }

    private Rate fromAddress(int client) {
        return limits.count(request(HttpMethod.GET, client), null).orElseThrow().tightest();
    }

    private Rates counted(String token, long user) {
        return limits.count(request(HttpMethod.GET, 1), bearer(token, user)).orElseThrow();
    }

    private Rate count(HttpMethod method, String token) {
        return limits.count(request(method, 1), bearer(token, token.charAt(2)))
                .orElseThrow()
                .tightest();
    }

    private static Bearer bearer(String token, long user) {
        return new Bearer(
                token, new Caller(Long.toString(user), new UserId(user), Set.of("update_profile"), Instant.MAX));
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
