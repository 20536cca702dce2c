package dev.visage.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.visage.contracts.event.Topic;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.TestingClient.Answer;
import dev.visage.testing.TopicReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pictures on their whole way, through both dialects. */
class PipelineIT {

    private static final AtomicLong USERS = new AtomicLong(100);
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(400, 300, Orientation.TURN_RIGHT);
    private static final byte[] TRUNCATED = SamplePictures.truncated(PHOTOGRAPH, 0.6);

    private static TestingClient client;

    private final long user = USERS.incrementAndGet();

    @BeforeAll
    static void find() {
        client = TestingClient.of(SharedSystem.get().dataDirectory());
    }

    @ParameterizedTest
    @EnumSource
    void turnsEveryPhotographUpright(Orientation orientation) throws IOException {
        client.provision(user);

        JsonNode upload = client.upload(user, SamplePictures.photograph(400, 300, orientation));

        assertThat(renditions(upload))
                .extracting(rendition -> rendition.path("width").asInt())
                .containsExactly(300, 200, 96, 48);
        for (JsonNode rendition : renditions(upload)) {
            assertThatItStandsUpright(picture(rendition.path("url").asString("")));
        }
    }

    @Test
    void turnsAPhotographUprightThatComesByAppNet() throws IOException {
        client.provision(user);

        Answer answer = client.uploadByAppNet(user, PHOTOGRAPH);

        JsonNode avatar = answer.body().path("data").path("avatar_image");
        BufferedImage picture = picture(avatar.path("url").asString(""));
        assertThat(picture.getWidth()).isEqualTo(avatar.path("width").asInt());
        assertThatItStandsUpright(picture);
    }

    @Test
    void keepsTransparency() throws IOException {
        client.provision(user);

        JsonNode upload = client.upload(user, SamplePictures.transparent(300, 240));

        for (JsonNode rendition : renditions(upload)) {
            assertThat(rendition.path("mediaType").asString("")).isEqualTo("image/png");
            assertThatItsCornersAreTransparent(picture(rendition.path("url").asString("")));
        }
    }

    @Test
    void keepsTransparencyThatComesByAppNet() throws IOException {
        client.provision(user);

        Answer answer = client.uploadByAppNet(user, SamplePictures.transparent(300, 240));

        String url = answer.body().path("data").path("avatar_image").path("url").asString("");
        assertThat(client.open(url).headers().firstValue("Content-Type")).contains("image/png");
        assertThatItsCornersAreTransparent(picture(url));
    }

    @Test
    void tellsHowThePictureLooksAndWhatMadeIt() {
        client.provision(user);

        JsonNode image = client.upload(user, PHOTOGRAPH).path("image");

        assertThat(image.path("blurHash").asString("")).hasSize(36);
        assertThat(image.path("dominantColour").asString("")).matches("#[0-9a-f]{6}");
        assertThat(image.path("engine").asString("")).isIn("portable", "turbo");
        assertThat(client.profile(user).at("/pictures/avatar")).isEqualTo(image);
    }

    @Test
    void showsMetersOfTheWorkerOnItsOwnPortAndOnNoOther() throws IOException {
        client.provision(user);
        client.upload(user, PHOTOGRAPH);
        Properties worker = new Properties();
        Path folder = SharedSystem.get().dataDirectory().resolve("config");
        worker.load(new StringReader(Files.readString(folder.resolve("image-worker.properties"))));
        String port = worker.getProperty("server.port");

        HttpResponse<byte[]> own = client.open("http://127.0.0.1:" + port + "/actuator/metrics/visage.image.jobs");
        Answer open = client.send(client.as(user, "/actuator/metrics/visage.image.jobs"));

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared()
                        .readTree(own.body())
                        .at("/measurements/0/value")
                        .asDouble())
                .isPositive();
        assertThat(open.status()).isEqualTo(404);
    }

    @Test
    void rejectsATruncatedPictureAndTellsItsUser() {
        client.provision(user);

        JsonNode upload = client.upload(user, TRUNCATED);

        assertThat(upload.path("status").asString("")).isEqualTo("rejected");
        assertThat(upload.path("reason").asString("")).isEqualTo("undecodable");
        assertThat(upload.path("detail").asString(""))
                .isEqualTo("The picture is truncated: its data ends before the picture does.");
        assertThat(client.profile(user).path("pictures")).isEmpty();
        assertThat(client.notifications(user)).singleElement().satisfies(told -> {
            assertThat(told.path("topic").asString("")).isEqualTo("picture-rejected");
            assertThat(told.path("uploadId")).isEqualTo(upload.path("uploadId"));
        });
    }

    @Test
    void rejectsATruncatedPictureThatComesByAppNet() {
        client.provision(user);

        Answer answer = client.uploadByAppNet(user, TRUNCATED);

        assertThat(answer.status()).isBetween(400, 499);
        JsonNode meta = answer.body().path("meta");
        assertThat(meta.path("code").asInt()).isEqualTo(answer.status());
        assertThat(meta.path("error_message").asString("")).isEqualTo("Bad Request: The image could not be decoded");
    }

    @Test
    void rejectsThePictureOfAnUnknownUser() {
        JsonNode upload = client.upload(user, PHOTOGRAPH);

        assertThat(upload.path("status").asString("")).isEqualTo("rejected");
        assertThat(upload.path("reason").asString("")).isEqualTo("unknown-user");
        assertThat(upload.path("detail").asString("")).isEqualTo("There is no user " + user + ".");
        assertThat(client.upload(user, upload.path("uploadId").asString(""))).isEqualTo(upload);
    }

    @Test
    void showsTheNewestOfManyUploads() {
        client.provision(user);

        List<String> uploads = IntStream.range(0, 5)
                .mapToObj(i -> client.send(user, PHOTOGRAPH).uploadId())
                .toList();
        List<JsonNode> ends =
                uploads.stream().map(upload -> client.ended(user, upload)).toList();

        assertThat(ends)
                .extracting(upload -> upload.path("status").asString(""))
                .isSubsetOf("applied", "superseded")
                .last()
                .isEqualTo("applied");
        assertThat(client.profile(user).path("pictures").path("avatar"))
                .isEqualTo(ends.get(4).path("image"));
    }

    @Test
    void answersAppNetWithTheNewAvatarAndLeadsThere() {
        client.provision(user);

        Answer answer = client.uploadByAppNet(user, PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode avatar = answer.body().path("data").path("avatar_image");
        assertThat(avatar.path("is_default").asBoolean()).isFalse();
        HttpResponse<byte[]> redirect = client.open("/stream/0/users/" + user + "/avatar");
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location"))
                .contains(avatar.path("url").asString(""));
    }

    @Test
    void deliversPicturesThatCachesMayKeep() {
        client.provision(user);
        String url =
                renditions(client.upload(user, PHOTOGRAPH)).get(0).path("url").asString("");

        HttpResponse<byte[]> whole = client.open(url);
        String etag = whole.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> unchanged = client.open(url, "If-None-Match", etag);

        assertThat(whole.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(Stream.of(whole, unchanged)).allSatisfy(response -> {
            assertThat(response.headers().firstValue("ETag")).contains(etag);
            assertThat(response.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000", "public", "immutable"));
        });
    }

    @Test
    void givesNothingAwayThatTheCameraWrote() {
        client.provision(user);
        assertThat(new String(PHOTOGRAPH, ISO_8859_1)).contains(SamplePictures.SECRET, "Exif");

        JsonNode upload = client.upload(user, PHOTOGRAPH);

        assertThat(renditions(upload))
                .isNotEmpty()
                .allSatisfy(rendition -> assertThat(new String(
                                client.open(rendition.path("url").asString("")).body(), ISO_8859_1))
                        .doesNotContain(SamplePictures.SECRET, "Exif"));
    }

    @Test
    void tellsOfEveryUploadOnce() {
        client.provision(user);

        List<JsonNode> uploads = Stream.of(PHOTOGRAPH, PHOTOGRAPH, TRUNCATED, PHOTOGRAPH)
                .map(picture -> client.upload(user, picture))
                .toList();

        assertThat(uploads)
                .extracting(upload -> upload.path("profileVersion").asInt(0))
                .containsExactly(2, 3, 0, 4);
        assertThat(client.profile(user).path("version").asInt()).isEqualTo(4);
        assertThat(events(Topic.PROFILE_CHANGES, 4))
                .extracting(change -> change.path("version").asInt())
                .containsExactly(1, 2, 3, 4);
        assertThat(events(Topic.NOTIFICATIONS, 4))
                .extracting(event -> event.path("notification").path("uploadId"))
                .containsExactlyElementsOf(
                        uploads.stream().map(upload -> upload.path("uploadId")).toList());
        assertThat(client.notifications(user))
                .extracting(told -> told.path("topic").asString(""))
                .containsExactlyInAnyOrder("picture-applied", "picture-applied", "picture-rejected", "picture-applied");
    }

    /** All that a topic has of the user, once it is as many. */
    private List<JsonNode> events(Topic topic, int count) {
        return TopicReader.readUntil(
                        SharedSystem.get().running().kafka(),
                        topic.topicName(),
                        records -> records.stream().filter(this::isOfUser).count() >= count,
                        Duration.ofSeconds(20))
                .stream()
                .filter(this::isOfUser)
                .map(record -> JsonMapper.shared().readTree(record.value()))
                .toList();
    }

    private boolean isOfUser(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.US_ASCII).equals(Long.toString(user));
    }

    private static List<JsonNode> renditions(JsonNode upload) {
        return upload.path("image").path("renditions").valueStream().toList();
    }

    private static BufferedImage picture(String url) throws IOException {
        HttpResponse<byte[]> response = client.open(url);
        assertThat(response.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    private static void assertThatItStandsUpright(BufferedImage picture) {
        int right = picture.getWidth() - 1;
        int bottom = picture.getHeight() - 1;
        int in = Math.min(right, bottom) / 12;
        assertThatColoursAreClose(picture.getRGB(in, in), SamplePictures.TOP_LEFT);
        assertThatColoursAreClose(picture.getRGB(right - in, in), SamplePictures.TOP_RIGHT);
        assertThatColoursAreClose(picture.getRGB(in, bottom - in), SamplePictures.BOTTOM_LEFT);
        assertThatColoursAreClose(picture.getRGB(right - in, bottom - in), SamplePictures.BOTTOM_RIGHT);
    }

    private static void assertThatColoursAreClose(int actual, int expected) {
        for (int shift : List.of(16, 8, 0)) {
            assertThat(actual >> shift & 0xff)
                    .as("%06x, not %06x", actual & 0xffffff, expected)
                    .isCloseTo(expected >> shift & 0xff, within(24));
        }
    }

    private static void assertThatItsCornersAreTransparent(BufferedImage picture) {
        assertThat(picture.getColorModel().hasAlpha()).isTrue();
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
        assertThat(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2) >>> 24)
                .isEqualTo(255);
    }
}
