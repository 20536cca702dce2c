package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.sixth.SixthDialect;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One more dialect needs one class for its calls and one for its errors, and nothing else knows of it. */
class SixthDialectIT {

    private static TestingEdge edge;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(List.of(SixthDialect.class));
        edge.profiles.add(66, "six");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void anAddedDialectTakesUploads() {
        Answer answer = put(SamplePictures.photograph(320, 240, Orientation.UPRIGHT), "update_profile");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).startsWith("http://pictures.test/images/");
        assertThat(edge.pipeline.uploadsOf(66).get(0).client()).isEqualTo("sixth");
    }

    @Test
    void anAddedDialectAnswersFailuresUnderItsPrefixInItsOwnWords() {
        String token = edge.tokens.of(66, "update_profile");

        assertThat(text(put("hello".getBytes(StandardCharsets.US_ASCII), "update_profile")))
                .startsWith("JPEG, PNG, GIF or WebP expected");
        assertThat(text(put(new byte[] {1}, ""))).isEqualTo("you may not");
        assertThat(text(edge.send(edge.request("/6/me/face", token)))).isEqualTo("PUT");
        assertThat(text(edge.send(edge.request("/6/else", token)))).isEqualTo("nothing here");
        assertThat(text(edge.send(edge.request("/6/me/face")))).isEqualTo("who are you?");
    }

    private static Answer put(byte[] body, String scopes) {
        return edge.send(edge.request("/6/me/face", edge.tokens.of(66, scopes)).PUT(BodyPublishers.ofByteArray(body)));
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
