package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every route. */
class EdgeIT {

    private static TestingEdge edge;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(
                "visage.rate-limits.enabled=true",
                "visage.rate-limits.changes-per-token=2/1h",
                "visage.rate-limits.per-address=50/1h",
                "visage.store.bytes-in-flight=2MB");
        edge.profiles.add(900, "edge900");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/images/default/avatar.png", "/v1/users/900", "/stream/0/nothing", "/actuator/health"})
    void everyAnswerHasARequestId(String path) {
        assertThat(edge.send(edge.request(path)).header("X-Request-Id")).matches("[0-9a-f-]{36}");
        assertThat(edge.send(edge.request(path).header("X-Request-Id", "mine-17"))
                        .header("X-Request-Id"))
                .isEqualTo("mine-17");
        assertThat(edge.send(edge.request(path).header("X-Request-Id", "<script>"))
                        .header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/images/default/avatar.png", "/v1/users/900", "/stream/0/nothing"})
    void theConnectionOfAClientThatWantsItClosedIsClosedAndTheAnswerSaysSo(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", edge.url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();

            // Ends only when the server closes.
            String text = new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(text.toLowerCase()).contains("\r\nconnection: close\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/users/900/pictures/avatar, 413", "/v1/users/901/pictures/avatar, 403", "/stream/0/nothing, 404"})
    void aClientThatWantsTheConnectionClosedMaySendAllOfItsBodyBeforeItReadsTheAnswer(String path, int status)
            throws IOException {
        byte[] body = new byte[24 << 20];
        try (Socket socket = new Socket("127.0.0.1", edge.url.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream request = socket.getOutputStream();
            request.write(("POST " + path
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                            + edge.tokens.of(900, "update_profile " + status) + "\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            request.write(body);

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void whoCallsTooOftenIsToldWhenToComeBack() {
        String token = edge.tokens.of(900, "update_profile");
        assertThat(post(token).header("RateLimit")).contains("\"changes\";r=1;t=");
        assertThat(post(token).status()).isEqualTo(422);

        Answer limited = post(token);

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.text("code")).isEqualTo("rate-limited");
        assertThat(limited.text("detail")).isEqualTo("The limit \"changes\" of 2 calls in 3600 s is used up.");
        assertThat(limited.json().path("violated-policies").toString()).isEqualTo("[\"changes\"]");
        assertThat(limited.header("RateLimit-Policy"))
                .isEqualTo("\"token\";q=5000;w=3600, \"user\";q=10000;w=3600, \"changes\";q=2;w=3600");
        assertThat(limited.header("RateLimit"))
                .matches("\"token\";r=4997;t=\\d+, \"user\";r=\\d+;t=\\d+, \"changes\";r=0;t=\\d+");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 3600);
        assertThat(edge.send(edge.request("/v1/users/900", token)).status()).isEqualTo(200);
        assertThat(post(edge.tokens.of(900, "update_profile other")).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "//account/nothing, 404, '{\"data\":{}'",
        "/stream/0/users/%zz, 400, '{\"meta\":'",
        "/account/nothing?x=|[], 404, '{\"data\":{}'",
        "/2.0/nothing, 404, '{\"errorCode\":1006'",
        "/api/4.0/nothing, 404, '{\"status\":404'",
        "/api/v1/users/x/nothing, 404, '{\"errors\":'"
    })
    void whatIsNotThereIsToldInTheWordsOfItsDialectWhateverTheAddressHolds(String target, int status, String body)
            throws IOException {
        try (Socket socket = new Socket("127.0.0.1", edge.url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\r\nContent-Type: application/json", body);
        }
    }

    @Test
    void aBodyWhoseSenderIsNotKnownTakesNoRoomOfThoseWhoAre() throws IOException {
        String token = edge.tokens.of(901, "update_profile");
        edge.profiles.add(901, "edge901");
        try (Socket held = new Socket("127.0.0.1", edge.url.getPort())) {
            held.getOutputStream()
                    .write(("POST /users/me/cover HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data;"
                                    + " boundary=x\r\nContent-Length: 4000000\r\n\r\n--x\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(edge.send(edge.request("/v1/users/901/pictures/avatar", token)
                                    .POST(BodyPublishers.ofByteArray(new byte[1_000])))
                            .status())
                    .isEqualTo(415);
        }
    }

    private static Answer post(String token) {
        return edge.send(edge.request("/v1/users/900/pictures/avatar", token).POST(BodyPublishers.noBody()));
    }
}
