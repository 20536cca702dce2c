package dev.visage.standalone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.visage.embedded.LoopbackPort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receivers of webhooks in docs/examples take what is signed, once. */
class WebhookReceiversIT {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = LoopbackPort.free(Set.of());

    @TempDir
    private Path folder;

    @Test
    void theOneInJavaTakesWhatIsSignedOnce() throws Exception {
        assertThatItTakesWhatIsSignedOnce(Subscribers.javaReceiver(port, SECRET, folder));
    }

    @Test
    void theOneInNodeTakesWhatIsSignedOnce() throws Exception {
        assumeThat(NodePackages.areThereFor("webhook-receiver-node")).isTrue();

        assertThatItTakesWhatIsSignedOnce(Subscribers.nodeReceiver(port, SECRET, folder));
    }

    private void assertThatItTakesWhatIsSignedOnce(Subscriber receiver) throws Exception {
        try (Running program = receiver.running()) {
            program.start();
            await().ignoreExceptions().until(() -> post("none", "", change(1), OTHER_SECRET) == 401);

            assertThat(post("e2", "", change(2), SECRET)).isEqualTo(204);
            assertThat(post("e2", "", change(2), SECRET)).isEqualTo(204);
            assertThat(post("e1", "", change(1), SECRET)).isEqualTo(204);
            assertThat(post("e3", " ", change(3), SECRET)).isEqualTo(401);
            assertThat(post("e4", "", "{\"type\":\"webhook.test\",\"data\":{}}", SECRET))
                    .isEqualTo(204);

            Copy kept = receiver.copy().get();
            assertThat(kept.events()).containsExactlyInAnyOrder("e1", "e2");
            assertThat(kept.lastEvents()).containsEntry(17L, "e2");
            assertThat(kept.profiles().get(17L).path("version").asInt()).isEqualTo(2);
        }
    }

    private static String change(int version) {
        return """
                {"type":"profile.changed","timestamp":"2026-11-21T12:00:00Z",\
                "data":{"userId":17,"version":%1$d,"changed":["name"],"cause":{"type":"edit"},"profile":{"version":%1$d}}}\
                """.formatted(version);
    }

    /**
     * The status of the answer.
     *
     * @param added to the body after it was signed
     */
    private int post(String eventId, String added, String body, String secret) throws Exception {
        long now = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("webhook-id", eventId)
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", new Webhook(secret).sign(eventId, now, body))
                .POST(BodyPublishers.ofString(body + added))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
