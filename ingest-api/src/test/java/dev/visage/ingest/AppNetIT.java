package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Target;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppNetIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);
    private static final String AVATAR = "/stream/0/users/me/avatar";

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
        edge.pipeline.decides(TestingEdge::applied);
    }

    @ParameterizedTest
    @ValueSource(strings = {AVATAR, AVATAR + ".json", AVATAR + "/", "/users/me/avatar", "/users/me/avatar.json"})
    void uploadsAnAvatarAndAnswersWithTheUserThatShowsIt(String path) {
        Answer answer = upload(path, "avatar", PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/meta/code").asInt()).isEqualTo(200);
        assertThat(answer.json().at("/data/id").asString()).isEqualTo(Long.toString(user));
        assertThat(answer.json().at("/data/username").asString()).isEqualTo("appnet" + user);
        assertThat(answer.json().at("/data/name").asString()).isEqualTo("Ada Quill");
        assertThat(answer.json().at("/data/locale").asString()).isEqualTo("en_US");
        assertThat(answer.json().at("/data/timezone").asString()).isEqualTo("Europe/Paris");
        assertThat(answer.json().at("/data/type").asString()).isEqualTo("human");
        assertThat(answer.json().at("/data/created_at").asString()).isEqualTo("2026-08-10T22:40:12Z");
        assertThat(answer.json().at("/data/avatar_image/url").asString())
                .isEqualTo("http://pictures.test/"
                        + edge.profiles
                                .picture(user, PictureKind.AVATAR)
                                .orElseThrow()
                                .largest()
                                .key());
        assertThat(answer.json().at("/data/avatar_image/width").asInt()).isEqualTo(400);
        assertThat(answer.json().at("/data/avatar_image/is_default").asBoolean())
                .isFalse();
        assertThat(answer.json().at("/data/cover_image/is_default").asBoolean()).isTrue();
    }

    @Test
    void asksForTheAvatarAtItsOwnSizeToo() {
        upload(AVATAR, "avatar", PHOTOGRAPH);

        assertThat(edge.pipeline.uploadsOf(user).get(0).recipe().targets()).startsWith(Target.full());
        assertThat(edge.pipeline.uploadsOf(user).get(0).client()).isEqualTo("appnet");
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
    void refusesInItsOwnWords() {
        assertError(upload(AVATAR, "other", PHOTOGRAPH), 400, "Bad Request: No file uploaded");
        assertError(
                edge.send(edge.request(AVATAR, token).POST(BodyPublishers.ofByteArray(PHOTOGRAPH))),
                400,
                "Bad Request: No file uploaded");
        assertError(upload(AVATAR, "avatar", new byte[0]), 400, "Bad Request: Empty file uploaded");
        assertError(
                upload(AVATAR, "avatar", "hello".getBytes(StandardCharsets.UTF_8)),
                400,
                "Bad Request: Not a JPEG, PNG, GIF or WebP image");
        assertError(
                upload(AVATAR, "avatar", Arrays.copyOf(PHOTOGRAPH, 1 << 20)),
                400,
                "Bad Request: Avatar must be smaller than 1 MB");
        assertError(
                upload(AVATAR, "avatar", SamplePictures.pngClaiming(65536, 65536)),
                400,
                "Bad Request: The image has more than 50 megapixels");
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    @Test
    void tellsWhatThePipelineRejected() {
        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.Undecodable(Defect.CORRUPT)));
        assertError(upload(AVATAR, "avatar", PHOTOGRAPH), 400, "Bad Request: The image could not be decoded");

        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.UnknownUser(upload.userId())));
        assertError(upload(AVATAR, "avatar", PHOTOGRAPH), 404, "Not Found: No such user.");
    }

    @Test
    void tellsCallersWhatIsWrongWithTheirToken() {
        String needs = "Call requires authentication: ";
        assertError(
                edge.send(edge.request(AVATAR).POST(BodyPublishers.noBody())),
                401,
                needs + "This view requires authentication and no token was provided.");
        token = "nonsense";
        assertError(upload(AVATAR, "avatar", PHOTOGRAPH), 401, needs + "Invalid token.");
        token = edge.tokens.expired(user);
        Answer expired = upload(AVATAR, "avatar", PHOTOGRAPH);
        assertError(expired, 401, needs + "Token has expired.");
        assertThat(expired.json().at("/meta/error_slug").asString()).isEqualTo("token-expired");
        token = edge.tokens.of(user, "basic");
        assertError(upload(AVATAR, "avatar", PHOTOGRAPH), 403, "Forbidden: The update_profile scope is required.");
    }

    @Test
    void updatesOnlyTheCaller() {
        assertError(
                upload("/stream/0/users/7/avatar", "avatar", PHOTOGRAPH),
                403,
                "Forbidden: Only users/me can be updated.");
    }

    @Test
    void answersOtherMethodsWithThoseThatThereAre() {
        Answer answer = edge.send(edge.request(AVATAR, token).DELETE());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(answer.json().at("/meta/code").asInt()).isEqualTo(405);
        assertThat(edge.send(edge.request("/stream/0/nothing", token))
                        .json()
                        .at("/meta/code")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void redirectsEveryoneToTheCurrentAvatarAndPassesTheQueryOn() {
        upload(AVATAR, "avatar", PHOTOGRAPH);
        String current = "http://pictures.test/"
                + edge.profiles
                        .picture(user, PictureKind.AVATAR)
                        .orElseThrow()
                        .largest()
                        .key();

        Answer byNumber =
                edge.send(edge.request("/stream/0/users/" + user + "/avatar?w=20&access_token=secret&callback=f"));
        Answer byName = edge.send(edge.request("/stream/0/users/@appnet" + user + "/avatar"));

        assertThat(byNumber.status()).isEqualTo(302);
        assertThat(byNumber.header("Location")).isEqualTo(current + "?w=20");
        assertThat(byNumber.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(byNumber.response().body()).isEmpty();
        assertThat(byName.header("Location")).isEqualTo(current);
    }

    @Test
    void passesOnAnyQuery() {
        String avatar = "/stream/0/users/" + user + "/avatar";

        assertThat(edge.send(edge.request(avatar + "?a=b=c&callback=f&w=%5B1%5D"))
                        .header("Location"))
                .endsWith("/images/default/avatar.png?a=b=c&w=%5B1%5D");
        assertThat(edge.send(edge.request(avatar + "?callback=f")).header("Location"))
                .endsWith("/images/default/avatar.png");
    }

    @Test
    void ownsItsPathsInEverySpelling() {
        assertError(edge.send(edge.request("/%73tream/0/users/424242/avatar")), 404, "Not Found: No such user.");
    }

    @Test
    void redirectsToTheDefaultAvatarOfAUserWithoutOne() {
        Answer answer = edge.send(edge.request("/stream/0/users/me/avatar", token));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("http://pictures.test/images/default/avatar.png");
        assertThat(edge.send(edge.request("/images/default/avatar.png")).header("Content-Type"))
                .isEqualTo("image/png");
        assertError(
                edge.send(edge.request("/stream/0/users/me/avatar")),
                401,
                "Call requires authentication: This view requires authentication and no token was provided.");
        assertError(edge.send(edge.request("/stream/0/users/424242/avatar")), 404, "Not Found: No such user.");
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

    private static void assertError(Answer answer, int code, String message) {
        assertThat(answer.status()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().at("/meta/code").asInt()).isEqualTo(code);
        assertThat(answer.json().at("/meta/error_message").asString()).isEqualTo(message);
        assertThat(answer.json().at("/meta/error_id").asString()).isNotBlank();
        assertThat(answer.json().has("data")).isFalse();
    }
}
