package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetNativeErrorsIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static final String UPLOAD = "/account/update_profile_image";
    private static final String UPDATE = "/account/update_profile";
    private static final int MOST_CHANGES = 30;
    private static final int MEGABYTE = 1 << 20;

    private static TestingEdge edge;
    private static long lastUser = 2244980000L;
    private long user;
    private String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(
                "visage.dialects.wait=20s",
                "visage.rate-limits.enabled=true",
                "visage.rate-limits.changes-per-token=" + MOST_CHANGES + "/1h",
                "visage.rate-limits.per-address=10000/1h");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUser() {
        user = ++lastUser;
        edge.profiles.add(user, "getnative" + user);
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @AfterEach
    void calmTheProfileStore() {
        edge.profiles.down(false);
        edge.profiles.beforeEdits(UnaryOperator.identity());
    }

    @Test
    void tellsCallersWhatIsWrongWithTheirToken() {
        Answer without = edge.send(edge.request(UPLOAD).POST(BodyPublishers.noBody()));
        assertError(without, 401, "Authorization is required.");
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
        token = "nonsense";
        assertError(upload(PHOTOGRAPH), 401, "The access token is invalid.");
        token = edge.tokens.expired(user);
        Answer expired = upload(PHOTOGRAPH);
        assertError(expired, 401, "The access token has expired.");
        assertThat(expired.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void asksForTheScopeWhereSomethingIsChanged() {
        Notification told = edge.profiles.tell(user, "Photo", "Your photo is live");
        token = edge.tokens.of(user, "other");

        String text = "The update_profile scope is required.";
        assertError(upload(PHOTOGRAPH), 403, text);
        assertError(json("PUT", "/account/profile_image", "{}"), 403, text);
        assertError(json("POST", UPDATE, "{\"name\":\"Eve\"}"), 403, text);
        assertError(
                edge.send(edge.request("/account/notifications/" + told.notificationId(), token)
                        .DELETE()),
                403,
                text);
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    @Test
    void refusesATokenThatActsForNoUser() {
        token = edge.tokens.ofService("update_profile admin");

        assertError(upload(PHOTOGRAPH), 403, "The access token does not act for a user.");
        assertError(
                edge.send(edge.request("/account/verify_credentials", token)),
                403,
                "The access token does not act for a user.");
    }

    @Test
    void doesNotFindAUserWhomNobodyHasProvisioned() {
        token = edge.tokens.of(424242, "update_profile");

        assertError(upload(PHOTOGRAPH), 404, "Not found.");
        assertError(edge.send(edge.request("/account/verify_credentials", token)), 404, "Not found.");
        assertError(json("POST", UPDATE, "{}"), 404, "Not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "-1", "x", "99999999999999999999", "%40"})
    void doesNotFindAnUnknownNotification(String id) {
        assertError(
                edge.send(edge.request("/account/notifications/" + id, token).DELETE()), 404, "Not found.");
    }

    @Test
    void doesNotFindTheNotificationOfAnother() {
        edge.profiles.add(77, "another");
        Notification told = edge.profiles.tell(77, "Photo", "Your photo is live");

        assertError(
                edge.send(edge.request("/account/notifications/" + told.notificationId(), token)
                        .DELETE()),
                404,
                "Not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/account/", "/account/settings", "/account/update_profile_image/7"})
    void doesNotFindOtherPathsBelowItsPrefix(String path) {
        assertError(edge.send(edge.request(path, token)), 404, "Not found.");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /account/update_profile_image, POST",
        "POST, /account/profile_image, PUT",
        "POST, /account/verify_credentials, 'GET, HEAD'",
        "GET, /account/update_profile, POST",
        "GET, /account/notifications/7, DELETE"
    })
    void answersOtherMethodsWithThoseThatThereAre(String method, String path, String allowed) {
        Answer answer = edge.send(edge.request(path, token).method(method, BodyPublishers.noBody()));

        assertError(answer, 405, "Use " + allowed + ".");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void asksForTheImage() {
        String text = "\"image\" is required.";
        assertError(edge.send(uploading().POST(BodyPublishers.noBody())), 400, text);
        for (String empty :
                List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertError(post(UPLOAD, empty, ""), 400, text);
        }
        for (String json : List.of(
                "{}",
                "{\"image\":null}",
                "{\"image\":\"\"}",
                "{\"image\":\" \\n\"}",
                "{\"image\":\"data:image/png;base64,\"}")) {
            assertError(json("POST", UPLOAD, json), 400, text);
        }
        assertError(post(UPLOAD, "application/x-www-form-urlencoded", "picture=abcd&image="), 400, text);
        assertError(edge.send(new MultipartBody().text("picture", "abcd").post(uploading())), 400, text);
        assertError(edge.send(new MultipartBody().file("image", new byte[0]).post(uploading())), 400, text);
    }

    @Test
    void saysThatItCannotParseTheBody() {
        String text = "The request body could not be parsed.";
        for (String json : List.of("{", "[]", "\"image\"", "{\"image\":\"AA\",\"image\":\"AA\"}", "image=AA")) {
            assertError(json("POST", UPLOAD, json), 400, text);
        }
        assertError(post(UPLOAD, "application/x-www-form-urlencoded", "image=%zz"), 400, text);
        assertError(post(UPLOAD, "multipart/form-data", "--x\r\n\r\n--x--"), 400, text);
        assertError(post(UPLOAD, "multipart/form-data; boundary=y", "--x\r\n\r\n--x--"), 400, text);
        assertError(json("POST", UPDATE, "{"), 400, text);
    }

    @Test
    void namesTheParameterThatIsNoText() {
        assertError(json("POST", UPLOAD, "{\"image\":17}"), 400, "\"image\" is no text.");
        assertError(json("POST", UPDATE, "{\"name\":[\"Ada\"]}"), 400, "\"name\" is no text.");
    }

    @Test
    void refusesTextsThatAreTooLongOrCannotBeKept() {
        assertError(
                json("POST", UPDATE, "{\"name\":\"" + "n".repeat(201) + "\"}"),
                400,
                "\"name\" has 201 characters; the limit is 200.");
        assertError(
                json("POST", UPDATE, "{\"description\":\"" + "n".repeat(4097) + "\"}"),
                400,
                "\"description\" has 4097 characters; the limit is 4096.");
        assertError(
                json("POST", UPDATE, "{\"description\":\"" + "n".repeat(70_000) + "\"}"),
                400,
                "The request body could not be parsed.");
    }

    @Test
    void saysThatTheImageIsNotBase64() {
        String text = "\"image\" is not valid base64.";
        assertError(json("POST", UPLOAD, "{\"image\":\"%%%%\"}"), 422, text);
        assertError(json("POST", UPLOAD, "{\"image\":\"data:image/png,abc\"}"), 422, text);
        assertError(post(UPLOAD, "application/x-www-form-urlencoded", "image=%25%25"), 422, text);
        assertError(edge.send(new MultipartBody().text("image", "&#!").post(uploading())), 422, text);
    }

    @Test
    void refusesBodiesOfOtherTypes() {
        String text = "Send application/json, application/x-www-form-urlencoded or multipart/form-data.";
        assertError(post(UPLOAD, "image/jpeg", "x"), 415, text);
        assertError(post(UPDATE, "text/plain", "name=Ada"), 415, text);
    }

    @Test
    void refusesWhatIsNoPictureOrOneOfAnotherFormat() {
        String text = "JPEG, PNG, GIF or WebP expected.";
        assertError(upload("hello, this is text".getBytes(StandardCharsets.UTF_8)), 415, text);
        assertError(upload(SamplePictures.heic()), 415, "JPEG, PNG, GIF or WebP expected; image/heic is not taken.");
        assertError(
                edge.send(
                        new MultipartBody().file("image", SamplePictures.avif()).post(uploading())),
                415,
                "JPEG, PNG, GIF or WebP expected; image/avif is not taken.");
    }

    @Test
    void refusesAPictureThatCannotBeDecoded() {
        assertError(upload(Arrays.copyOf(PHOTOGRAPH, 20)), 422, "The image could not be decoded.");
    }

    @Test
    void refusesTooManyBytesAndSaysHowMany() {
        byte[] long12 = Arrays.copyOf(PHOTOGRAPH, 12 * MEGABYTE + 400 * 1024);
        assertError(
                edge.send(new MultipartBody().file("image", long12).post(uploading())),
                413,
                "The image is 12.4 MB; the limit is 10 MB.");
        assertError(
                upload(Arrays.copyOf(PHOTOGRAPH, 10 * MEGABYTE + 1)), 413, "The image is 10.1 MB; the limit is 10 MB.");
    }

    @Test
    void stopsReadingABodyThatIsTooLong() {
        String text = "The image is more than 10 MB; the limit is 10 MB.";
        byte[] long20 = new byte[20 * MEGABYTE];
        assertError(
                edge.send(uploading()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(long20))),
                413,
                text);
        assertError(
                edge.send(uploading()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long20)))),
                413,
                text);
    }

    @Test
    void takesAnImageOfExactlyTheLimit() {
        assertThat(upload(Arrays.copyOf(PHOTOGRAPH, 10 * MEGABYTE)).status()).isEqualTo(200);
        assertThat(edge.pipeline.uploadsOf(user).get(0).bytes()).isEqualTo(10 * MEGABYTE);
    }

    @Test
    void refusesTooManyPixelsAndSaysHowMany() {
        assertError(
                upload(SamplePictures.pngClaiming(9000, 9000)), 422, "The image has 81 megapixels; the limit is 50.");
    }

    @Test
    void refusesSidesThatAreTooLongAndSaysHowLong() {
        assertError(
                upload(SamplePictures.jpegClaiming(65_535, 1)),
                422,
                "The picture is 65535 x 1 pixels; the limit of a side is 65500.");
    }

    @Test
    void tellsWhatThePipelineRejected() {
        rejects(new Rejection.TooManyFrames(1_000, 1_200));
        assertError(upload(PHOTOGRAPH), 422, "The picture has 1200 frames; the limit is 1000.");
        rejects(new Rejection.TooManyScans(50, 812));
        assertError(upload(PHOTOGRAPH), 422, "The picture has 812 scans; the limit for its size is 50.");
        rejects(Rejection.Undecodable.tooSlow(Duration.ofSeconds(10)));
        assertError(upload(PHOTOGRAPH), 422, "The picture takes longer to decode than the limit of 10.0 seconds.");
        rejects(new Rejection.Undecodable(Defect.CORRUPT));
        assertError(upload(PHOTOGRAPH), 422, "The image could not be decoded.");
        rejects(new Rejection.TooManyPixels(50_000_000, 9000, 9000));
        assertError(upload(PHOTOGRAPH), 422, "The image has 81 megapixels; the limit is 50.");
        rejects(new Rejection.NotAPicture(null));
        assertError(upload(PHOTOGRAPH), 415, "JPEG, PNG, GIF or WebP expected.");
        rejects(new Rejection.TooManyBytes(10 * MEGABYTE, null));
        assertError(upload(PHOTOGRAPH), 413, "The image is more than 10 MB; the limit is 10 MB.");
        rejects(new Rejection.TooNarrow(960, 64));
        assertError(upload(PHOTOGRAPH), 422, "The picture is 64 pixels wide; at least 960 are needed.");
        rejects(new Rejection.UnknownUser(edge.profiles.profile(user).userId()));
        assertError(upload(PHOTOGRAPH), 404, "Not found.");
    }

    @Test
    void saysThatTheFaultIsOursWhenThePipelineFails() {
        edge.pipeline.decides(upload -> new UploadOutcome.Failed(upload.uploadId(), upload.userId(), upload.kind()));

        assertError(upload(PHOTOGRAPH), 500, "An internal error occurred.");
    }

    @Test
    void asksToComeBackWhenTheProfileStoreIsDown() {
        edge.profiles.down(true);

        Answer upload = upload(PHOTOGRAPH);

        assertError(upload, 503, "The service is busy; try again.");
        assertThat(upload.header("Retry-After")).isEqualTo("5");
        assertError(
                edge.send(edge.request("/account/verify_credentials", token)), 503, "The service is busy; try again.");
    }

    @Test
    void tellsWhoCallsTooOftenWhenToComeBack() {
        for (int call = 0; call < MOST_CHANGES; call++) {
            assertThat(json("POST", UPLOAD, "{}").status()).isEqualTo(400);
        }

        Answer limited = json("POST", UPLOAD, "{}");

        assertError(limited, 429, "Too many requests.");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 3600);
    }

    @Test
    void givesUpAnEditThatOthersAlwaysOvertake() {
        edge.profiles.beforeEdits(GetNativeErrorsIT::changed);

        assertError(
                json("POST", UPDATE, "{\"name\":\"Ada\"}"), 409, "The profile is being changed by others; try again.");
    }

    @Test
    void refusesPathsThatNoServerShouldTake() {
        assertError(
                edge.send(edge.request("/account/a;b", token)), 400, "The path or a header holds what is not allowed.");
    }

    private static Profile changed(Profile profile) {
        ProfileVersion next = profile.version().next();
        return new Profile(
                profile.userId(),
                next,
                profile.attributes(),
                profile.pictures(),
                profile.createdAt(),
                profile.updatedAt());
    }

    private void rejects(Rejection reason) {
        edge.pipeline.decides(
                upload -> new UploadOutcome.Rejected(upload.uploadId(), upload.userId(), upload.kind(), reason));
    }

    private Answer upload(byte[] picture) {
        return json("POST", UPLOAD, "{\"image\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}");
    }

    private Answer json(String method, String path, String body) {
        return edge.send(edge.request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private Answer post(String path, String contentType, String body) {
        return edge.send(
                edge.request(path, token).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder uploading() {
        return edge.request(UPLOAD, token);
    }

    private static void assertError(Answer answer, int status, String text) {
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"data\":{},\"success\":false,\"error\":\"" + text.replace("\"", "\\\"") + "\"}");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
    }
}
