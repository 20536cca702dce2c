package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResizedImagesIT {

    private static final byte[] COVER = SamplePictures.photograph(480, 240, Orientation.UPRIGHT);
    private static final byte[] ANIMATION = SamplePictures.gif(64, 64);

    private static TestingEdge edge;
    private static String cover;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
        cover = stored(COVER, PictureFormat.JPEG);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static String stored(byte[] picture, PictureFormat format) {
        ObjectKey key = ObjectKey.rendition(ImageId.next(), "full", format.extension());
        edge.bean(ObjectStore.class).put(key, new ObjectContent(picture, format.mediaType()));
        return "/" + key;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "?w=120, 120, 60",
        "?h=120, 240, 120",
        "?w=100&h=100, 100, 100",
        "?w=100&h=200, 100, 200",
        "?w=960&h=960, 240, 240",
        "?w=nonsense&h=24, 48, 24",
        "?access=7&w=24, 24, 12"
    })
    void deliversTheSizeThatIsAskedFor(String query, int width, int height) throws IOException {
        Answer answer = edge.send(edge.request(cover + query));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(answer.header("Content-Length"))
                .isEqualTo(Integer.toString(answer.response().body().length));
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(answer.response().body()));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?w=", "?w=0&h=0", "?w=-5", "?w=ten", "?w=480", "?w=2048", "?w=99999999999", "?w=960&h=480"})
    void deliversTheStoredBytesWhenThereIsNothingToMake(String query) {
        Answer answer = edge.send(edge.request(cover + query));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(COVER);
    }

    @ParameterizedTest
    @EnumSource(names = {"GIF", "WEBP"})
    void neverResizesWhatTheJdkDoesNotWrite(PictureFormat format) {
        Answer answer = edge.send(edge.request(stored(ANIMATION, format) + "?w=10&h=10"));

        assertThat(answer.header("Content-Type")).isEqualTo(format.mediaType());
        assertThat(answer.response().body()).isEqualTo(ANIMATION);
    }

    @Test
    void deliversNothingAgainToAClientThatHasIt() {
        String etag = edge.send(edge.request(cover + "?w=50")).header("ETag");

        Answer same = edge.send(edge.request(cover + "?w=050").header("If-None-Match", etag));
        Answer any = edge.send(edge.request(cover + "?w=51").header("If-None-Match", "*"));
        Answer otherSize = edge.send(edge.request(cover + "?w=50&h=50").header("If-None-Match", etag));
        Answer stored = edge.send(edge.request(cover).header("If-None-Match", etag));

        assertThat(etag).matches("\"[^\"]+\"");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.response().body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(etag);
        assertThat(same.header("Cache-Control")).contains("immutable");
        assertThat(any.status()).isEqualTo(304);
        assertThat(otherSize.status()).isEqualTo(200);
        assertThat(otherSize.header("ETag")).isNotEqualTo(etag);
        assertThat(stored.status()).isEqualTo(200);
    }

    @Test
    void saysThatAClientHasItWithoutMakingIt() {
        String unreadable = stored("no picture".getBytes(StandardCharsets.UTF_8), PictureFormat.PNG);
        String etag = edge.send(edge.request(unreadable)).header("ETag").replace("\"", "");

        Answer answer = edge.send(edge.request(unreadable + "?w=9").header("If-None-Match", "\"" + etag + "-9x\""));

        assertThat(answer.status()).isEqualTo(304);
    }

    @Test
    void deliversTheHeadersAloneToHead() {
        Answer whole = edge.send(edge.request(cover + "?w=33"));
        Answer head = edge.send(edge.request(cover + "?w=33").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        for (String header : new String[] {"Content-Length", "Content-Type", "ETag", "Cache-Control"}) {
            assertThat(head.header(header))
                    .as(header)
                    .isEqualTo(whole.header(header))
                    .isNotEmpty();
        }
    }

    @Test
    void keepsDeliveringNothingOfAPictureThatIsGone() {
        String path = stored(COVER, PictureFormat.JPEG);
        assertThat(edge.send(edge.request(path + "?w=20")).status()).isEqualTo(200);
        edge.bean(ObjectStore.class).delete(new ObjectKey(path.substring(1)));

        Answer answer = edge.send(edge.request(path + "?w=20"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("unknown-picture");
    }

    @Test
    void resizesTheDefaultPictures() throws IOException {
        Answer avatar = edge.send(edge.request("/images/default/avatar.png?w=100"));
        Answer cover = edge.send(edge.request("/images/default/cover.png?w=100&h=100"));
        Answer kept = edge.send(
                edge.request("/images/default/avatar.png?w=100").header("If-None-Match", avatar.header("ETag")));

        assertThat(ImageIO.read(new ByteArrayInputStream(avatar.response().body()))
                        .getHeight())
                .isEqualTo(100);
        assertThat(ImageIO.read(new ByteArrayInputStream(cover.response().body()))
                        .getWidth())
                .isEqualTo(100);
        assertThat(avatar.header("Content-Type")).isEqualTo("image/png");
        assertThat(kept.status()).isEqualTo(304);
    }
}
