package dev.visage.ingest;

import static dev.visage.ingest.AppNetErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What App.net tells of its limits. */
class AppNetRatesIT {

    private static final String ME = "/stream/0/users/me";

    private static TestingEdge edge;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(
                "visage.rate-limits.enabled=true",
                "visage.rate-limits.per-token=100/1h",
                "visage.rate-limits.changes-per-token=2/1h",
                "visage.rate-limits.per-address=10/1h");
        edge.profiles.add(900, "appnet900");
        token = edge.tokens.of(900, "update_profile");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void tellsOnEveryCallButRedirectsHowManyAreLeft() {
        Answer read = edge.send(edge.request(ME, token));
        assertThat(read.header("X-RateLimit-Limit")).isEqualTo("100");
        int left = Integer.parseInt(read.header("X-RateLimit-Remaining"));
        assertThat(Integer.parseInt(read.header("X-RateLimit-Reset"))).isBetween(1, 3600);

        for (int i = 0; i < 3; i++) {
            Answer redirect = edge.send(edge.request(ME + "/avatar", token));
            assertThat(redirect.status()).isEqualTo(302);
            assertThat(redirect.header("X-RateLimit-Limit")).isEmpty();
        }

        Answer failed = edge.send(edge.request("/stream/0/users/424242", token));
        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(left - 1));
    }

    @Test
    void tellsTheTightestLimit() {
        for (int i = 1; i >= 0; i--) {
            Answer posted = edge.send(edge.request(ME + "/avatar", token).POST(BodyPublishers.noBody()));
            assertThat(posted.status()).isEqualTo(400);
            assertThat(posted.header("X-RateLimit-Limit")).isEqualTo("2");
            assertThat(posted.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(i));
        }

        Answer limited = edge.send(edge.request(ME + "/avatar", token).POST(BodyPublishers.noBody()));

        assertError(limited, 429, "Too many requests");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 3600);
        assertThat(limited.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(edge.send(edge.request(ME, token)).status()).isEqualTo(200);
    }

    @Test
    void countsCallsWithoutATokenByTheirAddress() {
        Answer read = edge.send(edge.request("/users/900"));
        assertThat(read.header("X-RateLimit-Limit")).isEqualTo("10");

        Answer patched = edge.send(
                edge.request(ME).method("PATCH", BodyPublishers.ofString("{\"access_token\":\"" + token + "\"}")));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.header("X-RateLimit-Limit")).isEqualTo("10");
        assertThat(Integer.parseInt(patched.header("X-RateLimit-Remaining")))
                .isEqualTo(Integer.parseInt(read.header("X-RateLimit-Remaining")) - 1);
    }
}
