package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesIT {

    private static final byte[] PICTURE = SamplePictures.png(48, 48);

    private static TestingEdge edge;
    private static String path;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
        ObjectKey key = ObjectKey.rendition(ImageId.next(), "48", PictureFormat.PNG.extension());
        edge.bean(ObjectStore.class).put(key, new ObjectContent(PICTURE, "application/octet-stream"));
        path = "/" + key;
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void deliversAPublishedPictureToEveryone() {
        Answer answer = edge.send(edge.request(path));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(PICTURE);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(PICTURE.length));
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("ETag")).matches("\"[^\"]+\"");
    }

    @Test
    void deliversNothingAgainToAClientThatHasIt() {
        String etag = edge.send(edge.request(path)).header("ETag");

        Answer same = edge.send(edge.request(path).header("If-None-Match", "\"other\", " + etag));
        Answer other = edge.send(edge.request(path).header("If-None-Match", "\"other\""));
        Answer any = edge.send(edge.request(path).header("If-None-Match", "*"));

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.response().body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(etag);
        assertThat(same.header("Cache-Control")).contains("immutable");
        assertThat(other.status()).isEqualTo(200);
        assertThat(any.status()).isEqualTo(304);
    }

    @Test
    void deliversTheHeadersAloneToHead() {
        Answer answer = edge.send(edge.request(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(PICTURE.length));
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void answersWhatIsNotThereOrNotAllowedWithoutAskingForAToken() {
        assertThat(edge.send(edge.request("/images/nonsense", "nonsense")).status())
                .isEqualTo(404);
        assertThat(edge.send(edge.request(path).POST(BodyPublishers.noBody())).status())
                .isEqualTo(405);
        assertThat(edge.send(edge.request("/problems", "nonsense")).status()).isEqualTo(200);
    }

    @Test
    void ignoresATokenThatAClientCarriesAlong() {
        assertThat(edge.send(edge.request(path, "nonsense")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/00000000000000000000000000/48.png",
                "/images/00000000000000000000000000/48.exe",
                "/images/00000000000000000000000000/none.png",
                "/images/default/none.png"
            })
    void knowsNoOtherPictures(String unknown) {
        Answer answer = edge.send(edge.request(unknown));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("unknown-picture");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/originals/01940000-0000-7000-8000-000000000000",
                "/images/..%2foriginals/x.png",
                "/images/00000000000000000000000000/..%2f..%2foriginals%2fx.png"
            })
    void deliversNothingButPublishedPictures(String other) {
        assertThat(edge.send(edge.request(other)).status()).isIn(400, 401, 404);
    }

    @Test
    void tellsItsHealthToEveryoneAndNothingElse() {
        assertThat(edge.send(edge.request("/actuator/health/liveness")).text("status"))
                .isEqualTo("UP");
        assertThat(edge.send(edge.request("/actuator/health/readiness")).text("status"))
                .isEqualTo("UP");
        assertThat(edge.send(edge.request("/actuator/env")).status()).isEqualTo(401);
        assertThat(edge.send(edge.request("/actuator/env", edge.tokens.of(1, "admin")))
                        .status())
                .isEqualTo(404);
    }
}
