package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VayesErrorsIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static final String UPLOAD = "/api/v4.0/user/profile-picture";
    private static final String ME = "/api/v4.0/me";
    private static final String NOT_FOUND =
            "{\"status\":404,\"error\":\"Not Found\",\"messages\":{\"error\":\"Page not found.\"}}";
    private static final String USER_NOT_FOUND =
            "{\"status\":404,\"error\":\"Not Found\",\"messages\":{\"error\":\"User not found.\"}}";
    private static final int MOST_CHANGES = 30;
    private static final int MEGABYTE = 1 << 20;

    private static TestingEdge edge;
    private static long lastUser = 8000;
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
        edge.profiles.add(user, "vayes" + user);
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @AfterEach
    void calmTheProfileStore() {
        edge.profiles.down(false);
    }

    @Test
    void doesNotKnowWhoCallsWithoutATokenOrWithABadOne() {
        String body = "{\"status\":401,\"error\":401,\"messages\":{\"error\":\"Unauthorized\"}}";
        Answer without = edge.send(edge.request(UPLOAD).POST(BodyPublishers.noBody()));
        assertError(without, 401, body);
        assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
        token = "nonsense";
        assertError(upload(PHOTOGRAPH), 401, body);
        assertError(edge.send(edge.request(ME)), 401, body);
    }

    @Test
    void tellsThatATokenHasExpiredAsItsLibraryDoes() {
        token = edge.tokens.expired(user);

        assertError(
                upload(PHOTOGRAPH),
                400,
                "{\"status\":400,\"error\":\"Firebase\\\\JWT\\\\JWT\",\"messages\":{\"error\":\"Expired token\"}}");
    }

    @Test
    void refusesCallersWhoMayNot() {
        token = edge.tokens.of(user, "other");
        assertError(upload(PHOTOGRAPH), 403, general(403, "The update_profile scope is required."));
        token = edge.tokens.ofService("update_profile admin");
        assertError(upload(PHOTOGRAPH), 403, general(403, "The token does not act for a user."));
        assertError(edge.send(edge.request(ME, token)), 403, general(403, "The token does not act for a user."));
    }

    @Test
    void doesNotFindAUserWhomNobodyHasProvisioned() {
        token = edge.tokens.of(424242, "update_profile");

        assertError(upload(PHOTOGRAPH), 404, USER_NOT_FOUND);
        assertError(edge.send(edge.request(ME, token)), 404, USER_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/v4.0/nothing",
                "/api/beta/me",
                "/api/v/me",
                "/api/4./me",
                "/api/v1/user",
                "/api/v1/user/profile-picture/7",
                "/user/nothing"
            })
    void doesNotFindOtherPathsBelowItsPrefixes(String path) {
        assertError(edge.send(edge.request(path, token)), 404, NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"GET, " + UPLOAD, "PUT, /user/profile-picture", "POST, " + ME, "DELETE, /me", "GET, /api/login"})
    void doesNotFindOtherMethods(String method, String path) {
        assertError(edge.send(edge.request(path, token).method(method, BodyPublishers.noBody())), 404, NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{", "[]", "null", "name=me.jpg&mime=image/jpeg", "{\"name\":\"a\",\"name\":\"b\"}"})
    void asksForAllFieldsWhenThereIsNone(String body) {
        assertError(
                post(UPLOAD, body),
                400,
                invalid("\"name\":\"The name field is required.\",\"height\":\"The height field is required.\","
                        + "\"width\":\"The width field is required.\",\"mime\":\"The mime field is required.\","
                        + "\"dataUri\":\"The dataUri field is required.\""));
    }

    @Test
    void asksForFieldsThatAreNullOrBlank() {
        assertError(
                post(UPLOAD, "{\"name\":\" \",\"height\":\"\",\"width\":null,\"mime\":\"\\t\",\"dataUri\":\"\"}"),
                400,
                invalid("\"name\":\"The name field is required.\",\"height\":\"The height field is required.\","
                        + "\"width\":\"The width field is required.\",\"mime\":\"The mime field is required.\","
                        + "\"dataUri\":\"The dataUri field is required.\""));
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertError(
                post(UPLOAD, "{\"name\":7,\"height\":1.5,\"width\":\"wide\",\"mime\":\"jpeg\",\"dataUri\":\"%%%%\"}"),
                400,
                invalid("\"name\":\"The name field must be a string.\","
                        + "\"height\":\"The height field must be an integer.\","
                        + "\"width\":\"The width field must be an integer.\","
                        + "\"mime\":\"The mime field must be a MIME type.\","
                        + "\"dataUri\":\"The dataUri field must be a base64 data URI.\""));
        assertError(
                post(UPLOAD, "{\"name\":\"\",\"height\":true,\"width\":[1],\"mime\":[],\"dataUri\":{}}"),
                400,
                invalid("\"name\":\"The name field is required.\","
                        + "\"height\":\"The height field must be an integer.\","
                        + "\"width\":\"The width field must be an integer.\","
                        + "\"mime\":\"The mime field must be a string.\","
                        + "\"dataUri\":\"The dataUri field must be a string.\""));
    }

    @Test
    void judgesThePictureTooWhenOtherFieldsAreWrong() {
        String text = Base64.getEncoder().encodeToString("hello".getBytes(StandardCharsets.US_ASCII));

        assertError(
                post(UPLOAD, "{\"name\":\"a.jpg\",\"height\":1,\"mime\":\"image/jpeg\",\"dataUri\":\"" + text + "\"}"),
                400,
                invalid("\"width\":\"The width field is required.\","
                        + "\"dataUri\":\"The dataUri field does not hold a JPEG, PNG, GIF or WebP image.\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:image/jpeg;base64,/9j/4AAQ....", "data:image/png,abc", "A", "data:image/jpeg;base64"})
    void saysThatTheFieldIsNoBase64DataUri(String dataUri) {
        assertError(
                post(UPLOAD, body(dataUri)),
                400,
                invalid("\"dataUri\":\"The dataUri field must be a base64 data URI.\""));
    }

    @Test
    void refusesWhatIsNoPictureOrOneOfAnotherFormat() {
        String text = invalid("\"dataUri\":\"The dataUri field does not hold a JPEG, PNG, GIF or WebP image.\"");
        assertError(upload("hello, this is text".getBytes(StandardCharsets.UTF_8)), 400, text);
        assertError(
                upload(SamplePictures.heic()),
                400,
                invalid(
                        "\"dataUri\":\"The dataUri field does not hold a JPEG, PNG, GIF or WebP image, but image/heic.\""));
        assertError(
                post(UPLOAD, body("data:image/jpeg;base64,")),
                400,
                invalid("\"dataUri\":\"The dataUri field is required.\""));
    }

    @Test
    void refusesAPictureThatCannotBeDecoded() {
        assertError(
                upload(Arrays.copyOf(PHOTOGRAPH, 20)),
                400,
                invalid("\"dataUri\":\"The dataUri field holds an image that cannot be decoded.\""));
    }

    @Test
    void refusesTooManyBytes() {
        String text = invalid("\"dataUri\":\"The dataUri field exceeds 10 MB.\"");
        assertError(upload(Arrays.copyOf(PHOTOGRAPH, 10 * MEGABYTE + 1)), 400, text);
        byte[] long20 = new byte[20 * MEGABYTE];
        assertError(edge.send(edge.request(UPLOAD, token).POST(BodyPublishers.ofByteArray(long20))), 400, text);
        assertError(
                edge.send(edge.request(UPLOAD, token)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long20)))),
                400,
                text);
    }

    @Test
    void takesAPictureOfExactlyTheLimit() {
        assertThat(upload(Arrays.copyOf(PHOTOGRAPH, 10 * MEGABYTE)).status()).isEqualTo(201);
    }

    @Test
    void refusesTooManyPixels() {
        assertError(
                upload(SamplePictures.pngClaiming(9000, 9000)),
                400,
                invalid("\"dataUri\":\"The dataUri field exceeds 50 megapixels.\""));
    }

    @Test
    void refusesSidesThatAreTooLong() {
        assertError(
                upload(SamplePictures.jpegClaiming(65_535, 1)),
                400,
                invalid(
                        "\"dataUri\":\"The dataUri field holds an image with a side of 65535 pixels; the limit is 65500.\""));
    }

    @Test
    void tellsWhatThePipelineRejected() {
        rejects(new Rejection.TooManyFrames(1_000, 1_200));
        assertError(
                upload(PHOTOGRAPH),
                400,
                invalid("\"dataUri\":\"The dataUri field holds an image of 1200 frames; the limit is 1000.\""));
        rejects(new Rejection.TooManyScans(50, 812));
        assertError(
                upload(PHOTOGRAPH),
                400,
                invalid(
                        "\"dataUri\":\"The dataUri field holds an image of 812 scans; the limit for its size is 50.\""));
        rejects(Rejection.Undecodable.tooSlow(Duration.ofSeconds(10)));
        assertError(
                upload(PHOTOGRAPH),
                400,
                invalid(
                        "\"dataUri\":\"The dataUri field holds an image that takes longer than 10.0 seconds to decode.\""));
        rejects(new Rejection.Undecodable(Defect.CORRUPT));
        assertError(
                upload(PHOTOGRAPH),
                400,
                invalid("\"dataUri\":\"The dataUri field holds an image that cannot be decoded.\""));
        rejects(new Rejection.TooManyPixels(50_000_000, 9000, 9000));
        assertError(upload(PHOTOGRAPH), 400, invalid("\"dataUri\":\"The dataUri field exceeds 50 megapixels.\""));
        rejects(new Rejection.UnsupportedFormat("image/heic"));
        assertError(
                upload(PHOTOGRAPH),
                400,
                invalid(
                        "\"dataUri\":\"The dataUri field does not hold a JPEG, PNG, GIF or WebP image, but image/heic.\""));
        rejects(new Rejection.TooManyBytes(10 * MEGABYTE, null));
        assertError(upload(PHOTOGRAPH), 400, invalid("\"dataUri\":\"The dataUri field exceeds 10 MB.\""));
        rejects(new Rejection.Empty());
        assertError(upload(PHOTOGRAPH), 400, invalid("\"dataUri\":\"The dataUri field is required.\""));
        rejects(new Rejection.TooNarrow(960, 64));
        assertError(
                upload(PHOTOGRAPH),
                400,
                invalid("\"dataUri\":\"The dataUri field holds an image that is less than 960 pixels wide.\""));
        rejects(new Rejection.UnknownUser(edge.profiles.profile(user).userId()));
        assertError(upload(PHOTOGRAPH), 404, USER_NOT_FOUND);
    }

    @Test
    void saysThatTheFaultIsOursWhenThePipelineFails() {
        edge.pipeline.decides(upload -> new UploadOutcome.Failed(upload.uploadId(), upload.userId(), upload.kind()));

        assertError(upload(PHOTOGRAPH), 500, general(500, "An unexpected error occurred."));
    }

    @Test
    void asksToComeBackWhenTheProfileStoreIsDown() {
        edge.profiles.down(true);

        Answer upload = upload(PHOTOGRAPH);

        assertError(upload, 503, general(503, "The service is not available now. Try again later."));
        assertThat(upload.header("Retry-After")).isEqualTo("5");
        assertThat(edge.send(edge.request(ME, token)).status()).isEqualTo(503);
    }

    @Test
    void tellsWhoCallsTooOftenWhenToComeBack() {
        for (int call = 0; call < MOST_CHANGES; call++) {
            assertThat(post(UPLOAD, "{}").status()).isEqualTo(400);
        }

        Answer limited = post(UPLOAD, "{}");

        assertError(limited, 429, general(429, "Too many requests."));
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 3600);
    }

    @Test
    void refusesRequestsThatCannotBeRead() {
        assertError(edge.send(edge.request("/api/a;b", token)), 400, general(400, "The request could not be read."));
        assertError(
                edge.send(edge.request("/api/login").POST(BodyPublishers.ofByteArray(new byte[70_000]))),
                400,
                general(400, "The request could not be read."));
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() {
        String turkish = "\"width\":\"width alan\u0131 zorunludur.\",\"dataUri\":\"dataUri alan\u0131 zorunludur.\"";
        String english = "\"width\":\"The width field is required.\",\"dataUri\":\"The dataUri field is required.\"";
        String body = "{\"name\":\"a\",\"height\":1,\"mime\":\"image/png\"}";
        for (String hl : List.of("tr", "TR", "tr-TR", "tr_TR")) {
            assertError(post(UPLOAD + "?hl=" + hl, body), 400, invalid(turkish));
        }
        for (String hl : List.of("en", "de", "", "%00")) {
            assertError(post(UPLOAD + "?hl=" + hl, body), 400, invalid(english));
        }
        assertError(
                edge.send(edge.request("/me?hl=tr")),
                401,
                "{\"status\":401,\"error\":401,\"messages\":{\"error\":\"Yetkisiz eri\u015fim\"}}");
        assertError(
                edge.send(edge.request("/api/nothing?hl=tr", token)),
                404,
                "{\"status\":404,\"error\":\"Not Found\",\"messages\":{\"error\":\"Sayfa bulunamad\u0131.\"}}");
    }

    @Test
    void speaksTheLanguageThatIsSetToClientsThatAskForNone() throws IOException {
        try (TestingEdge turkish = new TestingEdge("visage.dialects.vayes.default-language=tr")) {
            assertError(
                    turkish.send(turkish.request("/me")),
                    401,
                    "{\"status\":401,\"error\":401,\"messages\":{\"error\":\"Yetkisiz eri\u015fim\"}}");
            assertError(
                    turkish.send(turkish.request("/me?hl=en")),
                    401,
                    "{\"status\":401,\"error\":401,\"messages\":{\"error\":\"Unauthorized\"}}");
        }
    }

    private void rejects(Rejection reason) {
        edge.pipeline.decides(
                upload -> new UploadOutcome.Rejected(upload.uploadId(), upload.userId(), upload.kind(), reason));
    }

    private Answer upload(byte[] picture) {
        return post(UPLOAD, body("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(picture)));
    }

    private Answer post(String path, String body) {
        return edge.send(edge.request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String body(String dataUri) {
        return "{\"name\":\"me.jpg\",\"height\":48,\"width\":64,\"mime\":\"image/jpeg\",\"dataUri\":\"" + dataUri
                + "\"}";
    }

    private static String general(int status, String text) {
        return "{\"status\":" + status + ",\"error\":" + status + ",\"messages\":{\"error\":\"" + text + "\"}}";
    }

    private static String invalid(String messages) {
        return "{\"status\":400,\"error\":\"Validation failed\",\"messages\":{" + messages + "}}";
    }

    private static void assertError(Answer answer, int status, String body) {
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
    }
}
