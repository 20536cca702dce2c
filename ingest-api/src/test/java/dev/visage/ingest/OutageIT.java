package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutageIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 64, Orientation.UPRIGHT);

    @Test
    void answersWith503AndRetryAfterWhenTheObjectStoreIsDown() throws IOException {
        try (TestingEdge edge = new TestingEdge("visage.s3.endpoint=http://127.0.0.1:" + TestingEdge.unusedPort())) {
            edge.profiles.add(1, "ada");

            Answer upload = upload(edge);

            assertUnavailable(upload);
            assertThat(edge.pipeline.uploadsOf(1)).isEmpty();
            assertUnavailable(edge.send(edge.request("/images/00000000000000000000000000/48.png")));
        }
    }

    @Test
    void answersWith503AndRetryAfterWhenTheProfileStoreIsDown() throws IOException {
        try (TestingEdge edge = new TestingEdge()) {
            edge.profiles.down(true);

            assertUnavailable(edge.send(edge.request("/v1/users/1", edge.tokens.of(1, ""))));
        }
    }

    @Test
    void answersWith503AndRetryAfterWhenNothingListensAtTheProfileStore() throws IOException {
        try (TestingEdge edge = new TestingEdge("visage.profiles.urls=http://127.0.0.1:" + TestingEdge.unusedPort())) {
            assertUnavailable(edge.send(edge.request("/v1/users/1", edge.tokens.of(1, ""))));
        }
    }

    @Test
    void speaksTheDialectWhenTheObjectStoreIsDown() throws IOException {
        try (TestingEdge edge = new TestingEdge("visage.s3.endpoint=http://127.0.0.1:" + TestingEdge.unusedPort())) {
            edge.profiles.add(1, "ada");
            String gif = new String(SamplePictures.gif(1, 1), StandardCharsets.ISO_8859_1);
            byte[] body = ("--x\r\nContent-Disposition: form-data; name=\"avatar\"\r\n\r\n" + gif + "\r\n--x--")
                    .getBytes(StandardCharsets.ISO_8859_1);

            Answer answer = edge.send(edge.request("/stream/0/users/me/avatar", edge.tokens.of(1, "update_profile"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(BodyPublishers.ofByteArray(body)));

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.json().at("/meta/error_message").asString()).isEqualTo("Too many requests");
        }
    }

    private static Answer upload(TestingEdge edge) {
        return edge.send(edge.request("/v1/users/1/pictures/avatar", edge.tokens.of(1, "update_profile"))
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.text("code")).isEqualTo("unavailable");
    }
}
