package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KantataErrorsIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);
    private static final String FIELD = "user[profile_photo_attachment_file]";
    private static final String MULTIPART = "multipart/form-data; boundary=x";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final int CALLS = 30;

    private static TestingEdge edge;
    private static long lastUser = 4000;
    private long user;
    private String photo;
    private String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(
                "visage.dialects.wait=20s",
                "visage.rate-limits.enabled=true",
                "visage.rate-limits.per-token=" + CALLS + "/1h",
                "visage.rate-limits.changes-per-token=" + CALLS + "/1h",
                "visage.rate-limits.per-address=1000/1h");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUser() {
        user = ++lastUser;
        photo = "/api/v1/users/" + user + "/profile_photo";
        edge.profiles.add(user, "kantata" + user);
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", ""})
    void aPhotoThatIsMissingOrEmptyIsBlank(String prefix) {
        photo = prefix + "/users/" + user + "/profile_photo";

        assertBlank(edge.send(edge.request(photo, token).POST(BodyPublishers.noBody())));
        assertBlank(post(MULTIPART, ""));
        assertBlank(post(MULTIPART, "--" + MULTIPART.substring(MULTIPART.indexOf('=') + 1) + "--\r\n"));
        assertBlank(post(JSON, ""));
        assertBlank(post(FORM, ""));
        assertBlank(post("image/jpeg", ""));
        assertBlank(upload("image", PHOTOGRAPH));
        assertBlank(upload(FIELD, new byte[0]));
        assertBlank(edge.send(new MultipartBody().text(FIELD, " \r\n").post(edge.request(photo, token))));
        assertBlank(post(FORM, "profile_photo_attachment_file=abcd"));
        assertBlank(post(FORM, FIELD + "="));
        assertBlank(post(JSON, "{}"));
        assertBlank(post(JSON, "{\"user\":\"me\"}"));
        assertBlank(post(JSON, "{\"user\":{\"profile_photo_attachment_file\":null}}"));
        assertBlank(post(JSON, "{\"user\":{\"profile_photo_attachment_file\":\"\"}}"));
        assertBlank(post(JSON, "{\"user\":{\"profile_photo_attachment_file\":\"data:image/png;base64,\"}}"));
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    @Test
    void whatIsNoBase64OrOfTheWrongTypeCannotBeRead() {
        assertPhoto(post(JSON, json("\"a*b\"")), "could not be read");
        assertPhoto(post(JSON, json("\"data:image/png,abcd\"")), "could not be read");
        assertPhoto(post(JSON, json("7")), "could not be read");
        assertPhoto(post(JSON, json("{\"data\":\"abcd\"}")), "could not be read");
        assertPhoto(post(FORM, FIELD + "=a*b"), "could not be read");
        assertPhoto(
                edge.send(new MultipartBody().text(FIELD, "Ä").post(edge.request(photo, token))), "could not be read");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aPictureThatIsNotTakenIsNamedInASentence(byte[] picture, String whatIsWrong) {
        assertPhoto(upload(FIELD, picture), whatIsWrong);
        assertPhoto(post(JSON, json('"' + Base64.getEncoder().encodeToString(picture) + '"')), whatIsWrong);
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    static Object[][] pictures() {
        String format = "must be a JPEG, PNG, GIF or WebP image";
        return new Object[][] {
            {"hello".getBytes(StandardCharsets.UTF_8), format},
            {"<!DOCTYPE html><html></html>".getBytes(StandardCharsets.UTF_8), format},
            {SamplePictures.heic(), format + ", not image/heic"},
            {SamplePictures.avif(), format + ", not image/avif"},
            {new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0, 0}, "could not be read"},
            {Arrays.copyOf(PHOTOGRAPH, (10 << 20) + 1), "must be at most 10 MB"},
            {SamplePictures.pngClaiming(65536, 65536), "must have at most 50 megapixels"},
            {SamplePictures.jpegClaiming(1, 65535), "must be at most 65500 pixels wide and high, not 65535"}
        };
    }

    @Test
    void aBodyThatIsFarTooLongIsNotRead() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", edge.url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST " + photo + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: "
                                    + MULTIPART + "\r\nContent-Length: 20971520\r\nAuthorization: Bearer " + token
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 422 ").contains("must be at most 10 MB");
        }
    }

    @Test
    void whatThePipelineRejectsIsToldInTheSameSentences() {
        assertPhoto(rejected(new Rejection.Undecodable(Defect.CORRUPT)), "could not be read");
        assertPhoto(rejected(new Rejection.TooManyPixels(50_000_000, 9000, 9000)), "must have at most 50 megapixels");
        assertPhoto(
                rejected(new Rejection.UnsupportedFormat("image/heic")),
                "must be a JPEG, PNG, GIF or WebP image, not image/heic");
        assertPhoto(rejected(new Rejection.TooManyFrames(1_000, 1_200)), "must have at most 1000 frames, not 1200");
        assertPhoto(rejected(new Rejection.TooManyScans(50, 812)), "must have at most 50 scans, not 812");
        assertPhoto(
                rejected(Rejection.Undecodable.tooSlow(Duration.ofSeconds(10))),
                "must not take longer than 10.0 seconds to decode");
        assertSystem(rejected(new Rejection.UnknownUser(new UserId(user))), 404, "Record not found");
    }

    @Test
    void aFailureOfOursIsAServerError() {
        edge.pipeline.decides(upload -> new UploadOutcome.Failed(upload.uploadId(), upload.userId(), upload.kind()));

        assertSystem(upload(FIELD, PHOTOGRAPH), 500, "A server error has occurred.");
    }

    @Test
    void aRequestThatCannotBeParsedIsBad() {
        assertSystem(post(JSON, "{"), 400, "The body is not valid JSON, or has a member twice.");
        assertSystem(post(JSON, "[]"), 400, "The body is no JSON object.");
        assertSystem(post(FORM, FIELD + "=%zz"), 400, "The form holds a percent sign without two digits behind it.");
        assertSystem(post(MULTIPART, "hello"), 400, "The multipart body holds no part.");
        assertSystem(
                post("multipart/form-data", "hello"), 400, "The multipart boundary has 0 characters; it has 1 to 70.");
        assertSystem(
                edge.send(edge.request(photo + "%2f", token).POST(BodyPublishers.noBody())),
                400,
                "The path or a header holds what is not allowed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "text/plain", "nonsense"})
    void aBodyInAnotherWrappingIsBad(String contentType) {
        assertSystem(
                post(contentType, "hello"),
                400,
                "The body must be multipart/form-data, application/x-www-form-urlencoded or application/json.");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/users/me/profile_photo",
        "PUT, /users/7/profile_photo",
        "DELETE, /users/me/profile_photo",
        "GET, /api/v1/users/me",
        "GET, /api/v1/users?only=7"
    })
    void missingBadAndExpiredTokensAreToldAlike(String method, String path) {
        for (HttpRequest.Builder request : new HttpRequest.Builder[] {
            edge.request(path), edge.request(path, "nonsense"), edge.request(path, edge.tokens.expired(user))
        }) {
            Answer answer = edge.send(request.method(method, BodyPublishers.noBody()));

            assertError(answer, 401, "{\"type\":\"oauth\",\"message\":\"Invalid OAuth 2 Request\"}");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void onlyTheUserAndAdministratorsMayUpdateAndView() {
        edge.profiles.add(4999, "other");
        String update = "You do not have permission to update this user.";
        String view = "You do not have permission to view this user.";
        for (String other : new String[] {"4999", "@other", "404404"}) {
            photo = "/api/v1/users/" + other + "/profile_photo";
            boolean isUnknown = other.equals("404404");
            assertSystem(upload(FIELD, PHOTOGRAPH), 403, update);
            assertSystem(edge.send(edge.request(photo, token).DELETE()), 403, update);
            assertSystem(edge.send(edge.request("/api/v1/users/" + other, token)), 403, view);
            assertThat(isUnknown || edge.pipeline.uploadsOf(4999).isEmpty()).isTrue();
        }
        photo = "/users/me/profile_photo";
        token = edge.tokens.of(user, "basic");
        assertSystem(upload(FIELD, PHOTOGRAPH), 403, update);
        assertSystem(edge.send(edge.request(photo, token).DELETE()), 403, update);
        token = edge.tokens.ofService("update_profile");
        assertSystem(upload(FIELD, PHOTOGRAPH), 403, update);
        assertSystem(edge.send(edge.request("/api/v1/users/me", token)), 403, view);
    }

    @ParameterizedTest
    @ValueSource(strings = {"404404", "@nobody", "0", "abc", "9223372036854775807"})
    void aUserWhomNobodyKnowsIsNotFound(String unknown) {
        token = edge.tokens.of(user, "admin");
        photo = "/api/v1/users/" + unknown + "/profile_photo";

        assertSystem(upload(FIELD, PHOTOGRAPH), 404, "Record not found");
        assertSystem(edge.send(edge.request(photo, token).DELETE()), 404, "Record not found");
        assertSystem(edge.send(edge.request("/api/v1/users/" + unknown, token)), 404, "Record not found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/users/me/profile_photo",
        "PATCH, /api/v1/users/me/profile_photo",
        "GET, /users/me/profile_photo",
        "OPTIONS, /users/me/profile_photo.json",
        "PUT, /api/v1/users/me",
        "DELETE, /api/v1/users/me",
        "POST, /api/v1/users",
        "GET, /api/v1/users/me/nothing",
        "POST, /api/v1/users/me/profile_photo/more"
    })
    void aMethodOrAPathThatThereIsNotIsNotFound(String method, String path) {
        assertSystem(
                edge.send(edge.request(path, token).method(method, BodyPublishers.noBody())), 404, "Record not found");
    }

    @Test
    void theBareUserBelongsToAppNet() {
        Answer answer = edge.send(edge.request("/users/404404", token));

        assertThat(answer.json().at("/meta/code").asInt()).isEqualTo(404);
        assertThat(answer.json().has("errors")).isFalse();
    }

    @Test
    void whoCallsTooOftenIsToldWhenToComeBack() {
        for (int call = 0; call < CALLS; call++) {
            assertThat(edge.send(edge.request("/api/v1/users/me", token)).status())
                    .isEqualTo(200);
        }

        Answer limited = edge.send(edge.request("/api/v1/users/me", token));

        assertSystem(limited, 429, "Too many requests. Please try again later.");
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 3600);
    }

    @Test
    void whileTheProfileStoreIsDownTheServiceIsUnavailable() {
        String message = "The service is unavailable. Please try again later.";
        edge.profiles.down(true);
        try {
            for (Answer answer : new Answer[] {
                upload(FIELD, PHOTOGRAPH),
                edge.send(edge.request(photo, token).DELETE()),
                edge.send(edge.request("/api/v1/users/me", token)),
                edge.send(edge.request("/api/v1/users?only=" + user, token))
            }) {
                assertSystem(answer, 503, message);
                assertThat(answer.header("Retry-After")).isEqualTo("5");
            }
        } finally {
            edge.profiles.down(false);
        }
    }

    private Answer rejected(Rejection reason) {
        edge.pipeline.decides(
                upload -> new UploadOutcome.Rejected(upload.uploadId(), upload.userId(), upload.kind(), reason));
        return upload(FIELD, PHOTOGRAPH);
    }

    private Answer upload(String part, byte[] bytes) {
        return edge.send(new MultipartBody().file(part, bytes).post(edge.request(photo, token)));
    }

    private Answer post(String contentType, String body) {
        return edge.send(
                edge.request(photo, token).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    private static String json(String value) {
        return "{\"user\":{\"profile_photo_attachment_file\":" + value + "}}";
    }

    private static void assertBlank(Answer answer) {
        assertPhoto(answer, "can't be blank");
    }

    private static void assertPhoto(Answer answer, String whatIsWrong) {
        assertError(
                answer,
                422,
                "{\"type\":\"validation\",\"message\":\"Profile photo attachment file " + whatIsWrong
                        + "\",\"field\":\"profile_photo_attachment_file\"}");
    }

    private static void assertSystem(Answer answer, int status, String message) {
        assertError(answer, status, "{\"type\":\"system\",\"message\":\"" + message + "\"}");
    }

    private static void assertError(Answer answer, int status, String error) {
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"errors\":[" + error + "]}");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
    }
}
