package dev.visage.ingest;

import static dev.visage.ingest.SmartsheetAnswers.UNPARSEABLE;
import static dev.visage.ingest.SmartsheetAnswers.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartsheetErrorsIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);
    private static final String OWN_IMAGE = "/2.0/users/me/profileimage";
    private static final String NOT_AUTHORIZED = "You are not authorized to perform this action.";
    private static final String BODY_REQUIRED = "The HTTP request body is required for this Method.";
    private static final int MEGABYTE = 1 << 20;

    private static TestingEdge edge;
    private static long lastUser = 6000;
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
        edge.profiles.add(user, "refused" + user);
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(SmartsheetAnswers::applied);
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN_IMAGE, "/users/7/profileimage", "/2.0/users/me", "/2.0/imageurls"})
    void tellsCallersWhatIsWrongWithTheirToken(String path) {
        Answer none = edge.send(edge.request(path));
        assertError(none, 401, 1001, "An Access Token is required.");
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertError(edge.send(edge.request(path, "nonsense")), 401, 1002, "Your Access Token is invalid.");
        String expired = edge.tokens.expired(user);
        assertError(edge.send(edge.request(path, expired)), 401, 1003, "Your Access Token has expired.");
    }

    @Test
    void refusesATokenWithoutTheScope() {
        token = edge.tokens.of(user, "basic");

        assertError(upload(OWN_IMAGE, PHOTOGRAPH), 403, 1004, NOT_AUTHORIZED);
    }

    @Test
    void refusesTheImageOfAnotherUser() {
        assertError(upload("/2.0/users/7/profileimage", PHOTOGRAPH), 403, 1004, NOT_AUTHORIZED);
        assertError(upload("/users/7/profileimage", PHOTOGRAPH), 403, 1004, NOT_AUTHORIZED);
    }

    @Test
    void refusesATokenThatActsForNoUser() {
        token = edge.tokens.ofService("update_profile");

        assertError(upload(OWN_IMAGE, PHOTOGRAPH), 403, 1004, NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"424242", "48569348493401200", "9223372036854775807", "0", "007", "@nobody"})
    void doesNotFindUsersWhoDoNotExist(String nobody) {
        token = edge.tokens.of(user, "admin");

        assertError(upload("/2.0/users/" + nobody + "/profileimage", PHOTOGRAPH), 404, 1020, "User not found.");
    }

    @Test
    void doesNotFindTheCallerWhoIsNotProvisioned() {
        token = edge.tokens.of(424_243, "update_profile");

        assertError(upload(OWN_IMAGE, PHOTOGRAPH), 404, 1020, "User not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane", "12a", "-5", "1.5", "9223372036854775808", "@"})
    void refusesAUserIdThatIsNoNumber(String id) {
        String message = "The value " + id + " was not valid for the parameter userId.";

        assertError(upload("/2.0/users/" + id + "/profileimage", PHOTOGRAPH), 400, 1018, message);
        assertError(edge.send(edge.request("/2.0/users/" + id, token)), 400, 1018, message);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /2.0/users/me/profileimage, POST",
        "GET, /users/7/profileimage.json, POST",
        "DELETE, /2.0/users/me, 'GET, HEAD'",
        "GET, /2.0/imageurls, POST"
    })
    void answersOtherMethodsWithThoseThatThereAre(String method, String path, String allowed) {
        Answer answer = edge.send(edge.request(path, token).method(method, BodyPublishers.noBody()));

        assertError(answer, 405, 1010, "HTTP Method not supported.");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2.0", "/2.0/nothing", "/2.0/users", "/2.0/users/me/nothing", "/%32.0/nothing"})
    void doesNotFindOtherPathsUnderItsPrefix(String path) {
        assertError(edge.send(edge.request(path, token)), 404, 1006, "Not Found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1.1/users/me", "/1.x/users/me", "/3.0/users/7/profileimage", "/1.0", "/2.1/imageurls"})
    void supportsNoOtherVersion(String path) {
        assertError(edge.send(edge.request(path, token)), 404, 1007, "Version not supported.");
    }

    @Test
    void refusesAPathThatNobodyWouldSend() {
        assertError(
                edge.send(edge.request("/2.0/users/a%2Fb/profileimage", token)),
                400,
                1008,
                UNPARSEABLE + "The path or a header holds what is not allowed.");
    }

    @Test
    void refusesAnEmptyBody() {
        assertError(upload(OWN_IMAGE, new byte[0]), 400, 1024, BODY_REQUIRED);
        assertError(edge.send(edge.request(OWN_IMAGE, token).POST(BodyPublishers.noBody())), 400, 1024, BODY_REQUIRED);
        assertError(form(new byte[0], "multipart/form-data; boundary=x"), 400, 1024, BODY_REQUIRED);
        assertError(
                edge.send(new MultipartBody().file("filename", new byte[0]).post(edge.request(OWN_IMAGE, token))),
                400,
                1024,
                BODY_REQUIRED);
    }

    @Test
    void refusesWhatIsNoPictureAndSaysWhatItIs() {
        assertUnparseable(
                upload(OWN_IMAGE, "hello".getBytes(StandardCharsets.UTF_8)),
                "JPEG, PNG or GIF expected; the bytes are text/plain.");
        assertUnparseable(
                upload(OWN_IMAGE, new byte[] {0, 1, 2, 3}),
                "JPEG, PNG or GIF expected; the bytes are no known picture.");
        assertUnparseable(
                edge.send(new MultipartBody()
                        .file("filename", "<html>".getBytes(StandardCharsets.UTF_8))
                        .post(edge.request(OWN_IMAGE, token))),
                "JPEG, PNG or GIF expected; the bytes are text/html.");
    }

    @Test
    void refusesPicturesInOtherFormats() {
        byte[] webp = new byte[40];
        System.arraycopy("RIFF    WEBPVP8L".getBytes(StandardCharsets.US_ASCII), 0, webp, 0, 16);
        webp[20] = 0x2f;

        assertUnparseable(upload(OWN_IMAGE, webp), "JPEG, PNG or GIF expected; image/webp is not taken.");
        assertUnparseable(
                upload(OWN_IMAGE, SamplePictures.heic()), "JPEG, PNG or GIF expected; image/heic is not taken.");
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    @Test
    void refusesAPictureThatEndsInItsHeader() {
        assertUnparseable(
                upload(OWN_IMAGE, Arrays.copyOf(PHOTOGRAPH, 20)),
                "The picture is truncated: its data ends before the picture does.");
    }

    @Test
    void refusesMorePixelsThanTheLimit() {
        assertUnparseable(
                upload(OWN_IMAGE, SamplePictures.pngClaiming(9000, 9000)),
                "The picture has 81.0 megapixels (9000 x 9000); the limit is 50.0.");
    }

    @Test
    void refusesLongerSidesThanTheLimit() {
        assertUnparseable(
                upload(OWN_IMAGE, SamplePictures.jpegClaiming(1, 65_535)),
                "The picture is 1 x 65535 pixels; the limit of a side is 65500.");
    }

    @Test
    void refusesMoreBytesThanTheLimitByTheAnnouncedLength() {
        assertError(
                upload(OWN_IMAGE, Arrays.copyOf(PHOTOGRAPH, 12 * MEGABYTE + 400_000)),
                400,
                1074,
                "You are trying to upload a file of 12.4MB, but the API currently only supports 10MB.");
    }

    @Test
    void refusesMoreBytesThanTheLimitWhileReadingWhenNoLengthIsAnnounced() {
        byte[] tooLong = Arrays.copyOf(PHOTOGRAPH, 10 * MEGABYTE + 1);

        assertError(
                edge.send(edge.request(OWN_IMAGE, token)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))),
                400,
                1074,
                "You are trying to upload a file of more than 10MB, but the API currently only supports 10MB.");
    }

    @Test
    void refusesMoreBytesThanTheLimitInAForm() {
        byte[] tooLong = Arrays.copyOf(PHOTOGRAPH, 10 * MEGABYTE + 1);

        assertError(
                edge.send(new MultipartBody().file("filename", tooLong).post(edge.request(OWN_IMAGE, token))),
                400,
                1074,
                "You are trying to upload a file of 10.1MB, but the API currently only supports 10MB.");
    }

    @Test
    void takesAsManyBytesAsTheLimit() {
        assertThat(upload(OWN_IMAGE, Arrays.copyOf(PHOTOGRAPH, 10 * MEGABYTE)).status())
                .isEqualTo(200);
    }

    @Test
    void missesTheFileOfAForm() {
        Answer answer = edge.send(new MultipartBody().text("name", "me.jpg").post(edge.request(OWN_IMAGE, token)));

        assertError(answer, 400, 1127, "Required multipart part was missing: 'filename'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=other",
                "multipart/form-data; boundary=\"x"
            })
    void refusesAFormThatCannotBeTakenApart(String type) {
        byte[] form = "--x\r\nno form\r\n--x--".getBytes(StandardCharsets.US_ASCII);

        assertError(
                form(form, type),
                400,
                1145,
                "Multipart upload request was invalid. Please check your request headers and payload.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "image/*", "application/xml, text/*;q=0.5", "application/json;q=0, */*", "nonsense"
            })
    void refusesClientsThatDoNotReadJsonBeforeAnythingIsStored(String accept) {
        Answer answer = edge.send(request(OWN_IMAGE, PHOTOGRAPH).header("Accept", accept));

        assertError(answer, 406, 1052, "Invalid Accept header. Media type not supported.");
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/*;q=0.1", "text/html, application/json", "application/json; charset=utf-8"})
    void answersClientsThatReadJson(String accept) {
        assertThat(edge.send(request(OWN_IMAGE, PHOTOGRAPH).header("Accept", accept))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tellsWhatThePipelineRejected() {
        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.Undecodable(Defect.CORRUPT)));
        assertUnparseable(upload(OWN_IMAGE, PHOTOGRAPH), new Rejection.Undecodable(Defect.CORRUPT).sentence());

        for (Rejection rejection :
                List.of(new Rejection.TooManyFrames(1_000, 1_200), new Rejection.TooManyScans(50, 812))) {
            edge.pipeline.decides(
                    upload -> new UploadOutcome.Rejected(upload.uploadId(), upload.userId(), upload.kind(), rejection));
            assertUnparseable(upload(OWN_IMAGE, PHOTOGRAPH), rejection.sentence());
        }

        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.UnknownUser(upload.userId())));
        assertError(upload(OWN_IMAGE, PHOTOGRAPH), 404, 1020, "User not found.");
    }

    @Test
    void admitsOurFailure() {
        edge.pipeline.decides(upload -> new UploadOutcome.Failed(upload.uploadId(), upload.userId(), upload.kind()));

        assertError(
                upload(OWN_IMAGE, PHOTOGRAPH),
                500,
                4000,
                "An unexpected error has occurred. Please contact support and name the refId.");
    }

    @Test
    void isOfflineWhileTheProfileStoreIsDown() {
        String imageId = upload(OWN_IMAGE, PHOTOGRAPH)
                .json()
                .at("/result/profileImage/imageId")
                .asString("");
        edge.profiles.down(true);
        try {
            assertThat(Stream.of(
                            upload(OWN_IMAGE, PHOTOGRAPH),
                            edge.send(edge.request("/2.0/users/me", token)),
                            edge.send(edge.request("/2.0/imageurls", token)
                                    .POST(BodyPublishers.ofString("[{\"imageId\":\"" + imageId + "\"}]")))))
                    .allSatisfy(answer -> {
                        assertError(
                                answer,
                                503,
                                4001,
                                "Smartsheet.com is currently offline for system maintenance. Please check back again shortly.");
                        assertThat(answer.header("Retry-After")).isEqualTo("5");
                    });
        } finally {
            edge.profiles.down(false);
        }
    }

    @Test
    void namesEveryOccurrenceOfAnErrorDifferently() {
        assertThat(upload(OWN_IMAGE, new byte[0]).text("refId"))
                .isNotEqualTo(upload(OWN_IMAGE, new byte[0]).text("refId"));
    }

    private Answer upload(String path, byte[] body) {
        return edge.send(request(path, body));
    }

    private HttpRequest.Builder request(String path, byte[] body) {
        return edge.request(path, token).POST(BodyPublishers.ofByteArray(body));
    }

    private Answer form(byte[] body, String type) {
        return edge.send(request(OWN_IMAGE, body).header("Content-Type", type));
    }

    private static void assertUnparseable(Answer answer, String sentence) {
        assertError(answer, 400, 1008, UNPARSEABLE + sentence);
    }
}
