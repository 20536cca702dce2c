package dev.visage.ingest;

import static dev.visage.ingest.AppNetErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Avatars and covers in App.net's words. */
class AppNetIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);
    private static final byte[] WIDE = SamplePictures.photograph(960, 260, Orientation.UPRIGHT);
    private static final String AVATAR = "/stream/0/users/me/avatar";
    private static final String COVER = "/stream/0/users/me/cover";

    private static TestingEdge edge;
    private static long lastUser = 500;
    private long user;
    private String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge("visage.dialects.wait=20s");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUser() {
        user = ++lastUser;
        edge.profiles.add(user, "appnet" + user);
        token = edge.tokens.of(user, "basic update_profile");
        edge.pipeline.decides(AppNetIT::appliedInFull);
    }

    @ParameterizedTest
    @ValueSource(strings = {AVATAR, AVATAR + ".json", AVATAR + "/", "/users/me/avatar", "/users/me/avatar.json"})
    void uploadsAnAvatarAndAnswersWithTheUserThatShowsIt(String path) {
        Answer answer = upload(path, "avatar", PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().at("/meta/code").asInt()).isEqualTo(200);
        assertThat(answer.json().at("/data/id").asString()).isEqualTo(Long.toString(user));
        assertThat(answer.json().at("/data/avatar_image/url").asString())
                .isEqualTo(current(PictureKind.AVATAR))
                .endsWith("/full.png");
        assertThat(answer.json().at("/data/avatar_image/width").asInt()).isEqualTo(440);
        assertThat(answer.json().at("/data/avatar_image/height").asInt()).isEqualTo(440);
        assertThat(answer.json().at("/data/avatar_image/is_default").asBoolean())
                .isFalse();
        assertThat(answer.json().at("/data/cover_image/is_default").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {COVER, COVER + ".json", COVER + "/", "/users/me/cover", "/users/me/cover.json"})
    void uploadsACoverAndAnswersWithTheUserThatShowsIt(String path) {
        Answer answer = upload(path, "cover", WIDE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/cover_image/url").asString()).isEqualTo(current(PictureKind.COVER));
        assertThat(answer.json().at("/data/cover_image/is_default").asBoolean()).isFalse();
        assertThat(answer.json().at("/data/avatar_image/is_default").asBoolean())
                .isTrue();
    }

    @Test
    void asksForASquareAtItsOwnSizeAndInItsOwnFormat() {
        upload(AVATAR, "avatar", PHOTOGRAPH);

        ImageUploaded upload = edge.pipeline.uploadsOf(user).get(0);
        assertThat(upload.client()).isEqualTo("appnet");
        assertThat(upload.recipe())
                .isEqualTo(Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(Recipe.QUALITY)));
    }

    @Test
    void asksForACoverAsItWasSubmitted() {
        upload(COVER, "cover", WIDE);

        assertThat(edge.pipeline.uploadsOf(user).get(0).recipe())
                .isEqualTo(Recipe.cover().withFull().written(new OutputPolicy.AsSubmitted(Recipe.QUALITY)));
    }

    @Test
    void takesAnimatedPictures() {
        assertThat(upload(AVATAR, "avatar", SamplePictures.animation(64, 48, 3)).status())
                .isEqualTo(200);
        assertThat(edge.pipeline.uploadsOf(user).get(0).mediaType()).isEqualTo(PictureFormat.GIF);
    }

    @Test
    void takesTheCallersOwnNumberForMe() {
        assertThat(upload("/stream/0/users/" + user + "/avatar", "avatar", PHOTOGRAPH)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersWithWhatTheQueryAsksFor() {
        Answer answer = upload(AVATAR + "?include_annotations=1", "avatar", PHOTOGRAPH);

        assertThat(answer.json().at("/data/annotations").isArray()).isTrue();
    }

    @Test
    void answersWithTheCurrentUserWhenThePipelineIsSlow() {
        edge.pipeline.decides(upload -> null);

        Answer answer =
                edge.send(request(AVATAR, multipart("avatar", PHOTOGRAPH)).header("Prefer", "wait=1"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/meta/code").asInt()).isEqualTo(202);
        assertThat(answer.json().at("/data/avatar_image/is_default").asBoolean())
                .isTrue();
        assertThat(answer.header("Location")).startsWith("/v1/uploads/");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
    }

    @Test
    void answersWithTheCurrentUserWhenANewerUploadWasFirst() {
        edge.pipeline.decides(upload -> {
            edge.profiles.show((UploadOutcome.Applied) appliedInFull(upload));
            return new UploadOutcome.Superseded(upload.uploadId(), upload.userId(), upload.kind(), UploadId.next());
        });

        Answer answer = upload(AVATAR, "avatar", PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/avatar_image/url").asString()).isEqualTo(current(PictureKind.AVATAR));
    }

    @Test
    void answersWithoutMentionsWhileOthersCannotBeRead() {
        edge.profiles.add(93657, "c7");
        edge.profiles.add(
                user,
                Attributes.named("appnet" + user)
                        .draft()
                        .description("by @c7", null)
                        .attributes());
        assertThat(mentions(upload(AVATAR, "avatar", PHOTOGRAPH))).isEqualTo(1);
        edge.pipeline.decides(upload -> {
            edge.profiles.down(true);
            return appliedInFull(upload);
        });

        Answer answer = upload(AVATAR, "avatar", PHOTOGRAPH);

        edge.profiles.down(false);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(mentions(answer)).isZero();
    }

    private static int mentions(Answer answer) {
        return answer.json().at("/data/description/entities/mentions").size();
    }

    @Test
    void takesAFinalDelimiterWithoutLineBreakAndHyphens() {
        byte[] head =
                "--x\r\nContent-Disposition: form-data; name=\"avatar\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] body = concat(head, PHOTOGRAPH, "--x".getBytes(StandardCharsets.US_ASCII));

        assertThat(edge.send(request(AVATAR, body)).status()).isEqualTo(200);
        assertThat(edge.pipeline.uploadsOf(user).get(0).bytes()).isEqualTo(PHOTOGRAPH.length);
    }

    @Test
    void takesABodyWithoutAnnouncedLength() {
        byte[] body = multipart("avatar", PHOTOGRAPH);

        Answer answer = edge.send(edge.request(AVATAR, token)
                .header("Content-Type", "multipart/form-data; boundary=\"x\"")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takesTheFirstOfSeveralPartsOfOneName() {
        Answer answer = edge.send(new MultipartBody()
                .file("avatar", PHOTOGRAPH)
                .file("avatar", WIDE)
                .post(edge.request(AVATAR, token)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(edge.pipeline.uploadsOf(user).get(0).bytes())
                .isEqualTo(PHOTOGRAPH.length)
                .isNotEqualTo(WIDE.length);
    }

    @ParameterizedTest
    @CsvSource({"/stream/0/users/me/avatar,avatar,Avatar,1", "/stream/0/users/me/cover,cover,Cover,4"})
    void refusesPicturesInItsOwnWords(String path, String part, String title, int megabytes) {
        assertError(upload(path, "other", PHOTOGRAPH), 400, "Bad Request: No file uploaded");
        assertError(upload(path, part, new byte[0]), 400, "Bad Request: Empty file uploaded");
        assertError(
                upload(path, part, "hello".getBytes(StandardCharsets.UTF_8)),
                400,
                "Bad Request: Not a JPEG, PNG, GIF or WebP image");
        assertError(
                upload(path, part, SamplePictures.heic()),
                400,
                "Bad Request: Not a JPEG, PNG, GIF or WebP image, but image/heic");
        assertError(
                upload(path, part, Arrays.copyOf(WIDE, megabytes << 20)),
                400,
                "Bad Request: " + title + " must be smaller than " + megabytes + " MB");
        assertError(
                upload(path, part, Arrays.copyOf(WIDE, 2 * megabytes << 20)),
                400,
                "Bad Request: " + title + " must be smaller than " + megabytes + " MB");
        assertError(
                upload(path, part, SamplePictures.pngClaiming(65536, 65536)),
                400,
                "Bad Request: The image has more than 50 megapixels");
        assertError(
                upload(path, part, SamplePictures.jpegClaiming(65_535, 1)),
                400,
                "Bad Request: The image has a side of 65535 pixels, and not at most 65500");
        assertError(
                upload(path, part, SamplePictures.animation(4, 3, 1_001)),
                400,
                "Bad Request: The image has 1001 frames, and not at most 1000");
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
        assertThat(upload(path, part, Arrays.copyOf(WIDE, (megabytes << 20) - 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesBodiesWithoutParts() {
        assertError(
                edge.send(edge.request(AVATAR, token).POST(BodyPublishers.ofByteArray(PHOTOGRAPH))),
                400,
                "Bad Request: No file uploaded");
        assertError(
                edge.send(edge.request(AVATAR, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(PHOTOGRAPH))),
                400,
                "Bad Request: No file uploaded");
        assertError(
                edge.send(edge.request(AVATAR, token).POST(BodyPublishers.noBody())),
                400,
                "Bad Request: No file uploaded");
        assertError(
                edge.send(request(AVATAR, "--x--\r\n".getBytes(StandardCharsets.US_ASCII))),
                400,
                "Bad Request: No file uploaded");
        for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=x")) {
            for (byte[] body : List.of(new byte[0], PHOTOGRAPH, "{}".getBytes(StandardCharsets.US_ASCII))) {
                assertError(
                        edge.send(edge.request(AVATAR, token)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(body))),
                        400,
                        "Bad Request: No file uploaded");
            }
        }
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    @Test
    void refusesPartsWithoutABoundary() {
        assertError(
                edge.send(edge.request(AVATAR, token)
                        .header("Content-Type", "multipart/form-data")
                        .POST(BodyPublishers.ofByteArray(multipart("avatar", PHOTOGRAPH)))),
                400,
                "Bad Request: The multipart boundary has 0 characters; it has 1 to 70.");
    }

    @Test
    void refusesCoversThatAreTooNarrowOnceTheyStandUpright() {
        assertError(
                upload(COVER, "cover", SamplePictures.png(959, 2000)),
                400,
                "Bad Request: Cover must be at least 960 pixels wide");
        assertError(
                upload(COVER, "cover", SamplePictures.photograph(480, 960, Orientation.TURN_RIGHT)),
                400,
                "Bad Request: Cover must be at least 960 pixels wide");
        assertThat(upload(COVER, "cover", SamplePictures.png(960, 1)).status()).isEqualTo(200);
    }

    @Test
    void tellsWhatThePipelineRejected() {
        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.Undecodable(Defect.CORRUPT)));
        assertError(upload(AVATAR, "avatar", PHOTOGRAPH), 400, "Bad Request: The image could not be decoded");

        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.TooManyScans(50, 812)));
        assertError(
                upload(AVATAR, "avatar", PHOTOGRAPH), 400, "Bad Request: The image has 812 scans, and not at most 50");

        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(),
                upload.userId(),
                upload.kind(),
                Rejection.Undecodable.tooSlow(Duration.ofSeconds(10))));
        assertError(
                upload(AVATAR, "avatar", PHOTOGRAPH),
                400,
                "Bad Request: The image takes longer to decode than 10.0 seconds");

        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.UnknownUser(upload.userId())));
        assertError(upload(AVATAR, "avatar", PHOTOGRAPH), 404, AppNetErrors.NO_USER);
    }

    @Test
    void tellsThatItFailed() {
        edge.pipeline.decides(upload -> new UploadOutcome.Failed(upload.uploadId(), upload.userId(), upload.kind()));

        assertError(upload(AVATAR, "avatar", PHOTOGRAPH), 500, "Internal Server Error");
    }

    @ParameterizedTest
    @CsvSource({
        "/stream/0/users/me,'GET, HEAD, PATCH, PUT'",
        "/users/me/avatar,'GET, HEAD, POST'",
        "/stream/0/users/me/cover,'GET, HEAD, POST'"
    })
    void answersOtherMethodsWithThoseThatThereAre(String path, String allow) {
        Answer answer = edge.send(edge.request(path, token).DELETE());

        assertThat(answer.header("Allow")).isEqualTo(allow);
        assertError(answer, 405, "Method Not Allowed: Use " + allow + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stream/0/nothing", "/stream/0", "/stream/0/users/7/nothing", "/users/7/nothing"})
    void answersWhatIsNotThere(String path) {
        assertError(edge.send(edge.request(path, token)), 404, "Not Found: There is nothing here.");
    }

    @Test
    void ownsItsPathsInEverySpelling() {
        assertError(edge.send(edge.request("/%73tream/0/users/424242/avatar")), 404, AppNetErrors.NO_USER);
    }

    private static UploadOutcome appliedInFull(ImageUploaded upload) {
        ImageId imageId = ImageId.next();
        Image image = Image.of(imageId, List.of(rendition(imageId, "full", 440), rendition(imageId, "400", 400)));
        return new UploadOutcome.Applied(
                upload.uploadId(), upload.userId(), upload.kind(), image, new ProfileVersion(2));
    }

    private static Rendition rendition(ImageId imageId, String name, int side) {
        ObjectKey key = ObjectKey.rendition(imageId, name, PictureFormat.PNG.extension());
        return new Rendition(name, side, side, 1234, PictureFormat.PNG, key);
    }

    private String current(PictureKind kind) {
        return "http://pictures.test/"
                + edge.profiles.picture(user, kind).orElseThrow().largest().key();
    }

    private Answer upload(String path, String part, byte[] bytes) {
        return edge.send(request(path, multipart(part, bytes)));
    }

    private HttpRequest.Builder request(String path, byte[] body) {
        return edge.request(path, token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static byte[] multipart(String part, byte[] bytes) {
        return concat(
                ("--x\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"a.jpg\"\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                bytes,
                "\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] concat(byte[] head, byte[] middle, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + middle.length + tail.length);
        System.arraycopy(middle, 0, all, head.length, middle.length);
        System.arraycopy(tail, 0, all, head.length + middle.length, tail.length);
        return all;
    }
}
