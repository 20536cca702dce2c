package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance that has as much to do as it takes on: one request that is under way. */
class AdmissionIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static final long USER = 7_000;

    private static TestingEdge edge;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge("visage.admission.requests=1", "visage.admission.retry-after=3s");
        edge.profiles.add(USER, "admission7000");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/users/7000/pictures/avatar, 503, '\"code\":\"unavailable\"'",
        "/account/update_profile_image, 503, '\"success\":false'",
        "/2.0/users/7000/profileimage, 503, '\"errorCode\":4001'",
        "/api/4.0/user/profile-picture, 503, '\"status\":503'",
        "/api/v1/users/7000/profile_photo, 503, '\"errors\":['",
        "/stream/0/users/me/avatar, 429, '\"code\":429'"
    })
    void tellsWhoeverComesWhenToComeBackInTheWordsOfTheirDialect(String path, int status, String body)
            throws IOException {
        try (RawConnection held = held()) {
            held.send("x");
            Answer refused = edge.send(edge.request(path, edge.tokens.of(USER, "update_profile"))
                    .POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));

            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.header("Retry-After")).isEqualTo("3");
            assertThat(refused.json().toString()).contains(body);
            assertThat(refused.header("X-Request-Id")).isNotEmpty();
        }
    }

    @Test
    void deliversPicturesAndTellsItsHealthAllTheSame() throws IOException {
        try (RawConnection held = held()) {
            held.send("x");
            assertThat(edge.send(edge.request("/images/default/avatar.png")).status())
                    .isEqualTo(200);
            assertThat(edge.send(edge.request("/actuator/health/readiness")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void letsPagesOfOtherOriginsReadThatItIsFull() throws IOException {
        try (RawConnection held = held()) {
            held.send("x");
            Answer refused = edge.send(edge.request("/stream/0/users/me").header("Origin", "https://app.example.org"));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @Test
    void aClientThatSendsAllOfItsBodyFirstReadsTheAnswerAndMayGoOn() throws IOException {
        byte[] body = new byte[8 << 20];
        try (RawConnection client = new RawConnection(edge.url)) {
            try (RawConnection held = held()) {
                held.send("x");
                client.send("POST /v1/users/7000/pictures/avatar HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length
                                + "\r\n\r\n")
                        .send(body);

                assertThat(client.answer()).startsWith("HTTP/1.1 503").contains("unavailable");
            }
            awaitRoom();
            assertThat(client.send("GET /problems HTTP/1.1\r\nHost: x\r\n\r\n").answer())
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aClientThatAsksFirstSendsNoBodyAtAll() throws IOException {
        try (RawConnection held = held();
                RawConnection client = new RawConnection(edge.url)) {
            held.send("x");
            client.send("POST /v1/users/7000/pictures/avatar HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n"
                    + "Expect: 100-continue\r\n\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 503").containsIgnoringCase("connection: close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void whoWaitsForAnOutcomeTakesUpNoRoom() {
        edge.pipeline.decides(upload -> null);
        HttpRequest.Builder upload = edge.request(
                        "/v1/users/7000/pictures/avatar", edge.tokens.of(USER, "update_profile"))
                .header("Prefer", "wait=20")
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH));
        int before = edge.pipeline.uploadsOf(USER).size();
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> edge.send(upload));
        await().until(() -> edge.pipeline.uploadsOf(USER).size() > before);

        awaitRoom();

        assertThat(waiting).isNotDone();
        edge.pipeline.decide(TestingEdge.applied(edge.pipeline.uploadsOf(USER).get(before)));
        assertThat(waiting.join().text("status")).isEqualTo("applied");
    }

    /** A request that is not done with its body, and has been let in. */
    private static RawConnection held() throws IOException {
        awaitRoom();
        RawConnection held = new RawConnection(edge.url);
        held.send("POST /v1/users/7000/pictures/avatar HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + edge.tokens.of(USER, "update_profile") + "\r\nContent-Length: 1000\r\n\r\n");
        await().until(() -> statusOfARead() == 503);
        return held;
    }

    private static void awaitRoom() {
        await().until(() -> statusOfARead() == 200);
    }

    private static int statusOfARead() {
        return edge.send(edge.request("/v1/users/7000", edge.tokens.of(USER, "update_profile")))
                .status();
    }
}
