package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.original.OriginalMetadata;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Look;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeUploadIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(320, 240, Orientation.TURN_RIGHT);

    private static TestingEdge edge;
    private static long lastUser = 100;
    private long user;
    private String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge("visage.uploads.max-bytes=200KB");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUser() {
        user = ++lastUser;
        edge.profiles.add(user, "user" + user);
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @Test
    void acceptsARawBodyStoresTheOriginalAndAnnouncesIt() {
        Answer answer = upload("image/jpeg", PHOTOGRAPH);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("accepted");
        assertThat(answer.header("Location")).isEqualTo("/v1/uploads/" + answer.text("uploadId"));
        ImageUploaded event = onlyEvent();
        assertThat(event.uploadId()).hasToString(answer.text("uploadId"));
        assertThat(event.kind()).isEqualTo(PictureKind.AVATAR);
        assertThat(event.mediaType()).isEqualTo(PictureFormat.JPEG);
        assertThat(event.width()).isEqualTo(240);
        assertThat(event.height()).isEqualTo(320);
        assertThat(event.recipe()).isEqualTo(Recipe.avatar());
        assertThat(edge.bean(ObjectStore.class).get(ObjectKey.original(event.uploadId())))
                .hasValueSatisfying(original -> {
                    assertThat(original.bytes()).isEqualTo(PHOTOGRAPH);
                    assertThat(OriginalMetadata.of(original.description().metadata()))
                            .contains(new OriginalMetadata(
                                    event.userId(),
                                    event.kind(),
                                    new OriginalMetadata.Terms(
                                            event.client(), event.width(), event.height(), event.recipe())));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded",
        "video/mp4",
        "*/*",
        "image",
        "image/jpeg; charset=nope"
    })
    void judgesARawBodyByItsBytesNotByItsType(String contentType) {
        assertThat(upload(contentType, PHOTOGRAPH).status()).isEqualTo(202);
        assertThat(onlyEvent().mediaType()).isEqualTo(PictureFormat.JPEG);
    }

    @Test
    void acceptsAMultipartBody() {
        Answer answer = upload("multipart/form-data; boundary=\"a b\"", multipart("a b", "image", PHOTOGRAPH));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(onlyEvent().bytes()).isEqualTo(PHOTOGRAPH.length);
    }

    @Test
    void acceptsADataUriInJson() {
        String json =
                "{\"dataUri\":\"data:image/png;base64," + Base64.getEncoder().encodeToString(PHOTOGRAPH) + "\"}";

        assertThat(upload("application/json", json.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(202);
        assertThat(onlyEvent().bytes()).isEqualTo(PHOTOGRAPH.length);
    }

    @Test
    void answersWithTheOutcomeWhenTheClientWaits() {
        Answer answer = waiting(PHOTOGRAPH, 20);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("applied");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(answer.json().path("profileVersion").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/image/renditions/0/url").asString())
                .startsWith("http://pictures.test/images/")
                .endsWith("/400.jpg");
    }

    @Test
    void answersThatTheUploadIsAcceptedWhenTheWaitIsOver() {
        edge.pipeline.decides(upload -> null);

        Answer answer = waiting(PHOTOGRAPH, 1);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("accepted");
    }

    @Test
    void answersWithTheReasonWhenThePipelineRejects() {
        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.Undecodable(Defect.TRUNCATED)));

        Answer answer = waiting(PHOTOGRAPH, 20);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("rejected");
        assertThat(answer.text("reason")).isEqualTo("undecodable");
        assertThat(answer.text("detail")).contains("truncated");
    }

    @Test
    void tellsTheStatusOfAnUploadFromAcceptanceToOutcome() {
        edge.pipeline.decides(upload -> null);
        String status = upload("image/jpeg", PHOTOGRAPH).header("Location");

        assertThat(edge.send(edge.request(status, token)).text("status")).isEqualTo("accepted");

        edge.profiles.decide(TestingEdge.applied(onlyEvent()));
        assertThat(edge.send(edge.request(status, token)).text("status")).isEqualTo("applied");
    }

    @Test
    void tellsTheStatusToItsOwnerAndToAdminsOnly() {
        String status = upload("image/jpeg", PHOTOGRAPH).header("Location");

        assertThat(edge.send(edge.request(status, edge.tokens.of(7, "update_profile")))
                        .status())
                .isEqualTo(403);
        assertThat(edge.send(edge.request(status, edge.tokens.of(7, "admin"))).status())
                .isEqualTo(200);
        assertThat(edge.send(edge.request("/v1/uploads/01940000-0000-7000-8000-000000000000", token))
                        .status())
                .isEqualTo(404);
        assertThat(edge.send(edge.request("/v1/uploads/nonsense", token)).status())
                .isEqualTo(404);
    }

    @Test
    void uploadsForMeAndByName() {
        assertThat(post("/v1/users/me/pictures/avatar", "image/jpeg", PHOTOGRAPH)
                        .status())
                .isEqualTo(202);
        assertThat(post("/v1/users/@USER" + user + "/pictures/cover", "image/jpeg", PHOTOGRAPH)
                        .status())
                .isEqualTo(202);
        await().until(() -> edge.pipeline.uploadsOf(user).size() == 2);
        assertThat(edge.pipeline.uploadsOf(user))
                .extracting(ImageUploaded::kind)
                .containsExactlyInAnyOrder(PictureKind.AVATAR, PictureKind.COVER);
    }

    @Test
    void refusesAnEmptyBody() {
        assertProblem(upload("image/jpeg", new byte[0]), 422, "empty");
    }

    @Test
    void refusesWhatIsNoPictureAndNamesWhatItIs() {
        Answer answer = upload("image/jpeg", "<html><body>hello</body></html>".getBytes(StandardCharsets.UTF_8));

        assertProblem(answer, 415, "not-a-picture");
        assertThat(answer.text("detected")).isEqualTo("text/html");
    }

    @Test
    void refusesAFormatThatIsNotTakenAndNamesIt() {
        Answer answer = upload("image/jpeg", SamplePictures.heic());

        assertProblem(answer, 415, "unsupported-format");
        assertThat(answer.text("detected")).isEqualTo("image/heic");
    }

    @Test
    void refusesTooManyBytesByTheAnnouncedLength() {
        Answer answer = upload("image/jpeg", Arrays.copyOf(PHOTOGRAPH, 204801));

        assertProblem(answer, 413, "too-many-bytes");
        assertThat(answer.json().path("limit").asInt()).isEqualTo(204800);
        assertThat(answer.json().path("found").asInt()).isEqualTo(204801);
    }

    @Test
    void refusesTooManyBytesWhileReadingWhenNoLengthIsAnnounced() {
        byte[] tooLong = Arrays.copyOf(PHOTOGRAPH, 204801);
        Answer answer = edge.send(edge.request(pictures(), token)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong))));

        assertProblem(answer, 413, "too-many-bytes");
        assertThat(answer.json().path("limit").asInt()).isEqualTo(204800);
    }

    @Test
    void refusesAPartThatIsLongerThanThePictureMayBe() {
        Answer answer =
                upload("multipart/form-data; boundary=x", multipart("x", "image", Arrays.copyOf(PHOTOGRAPH, 204801)));

        assertProblem(answer, 413, "too-many-bytes");
        assertThat(answer.json().path("found").asInt()).isEqualTo(204801);
    }

    @Test
    void refusesTooManyPixelsByTheHeader() {
        Answer answer = upload("image/png", SamplePictures.pngClaiming(65536, 65536));

        assertProblem(answer, 422, "too-many-pixels");
        assertThat(answer.json().path("limit").asLong()).isEqualTo(50_000_000);
        assertThat(answer.json().path("found").asLong()).isEqualTo(65536L * 65536);
    }

    @Test
    void tellsHowThePictureLooksAndWhatMadeIt() {
        Look look = new Look("LGF5]+Yk^6#M@-5c,1J5@[or[Q6.", new Colour(0x3a7f10));
        edge.pipeline.decides(upload -> new UploadOutcome.Applied(
                upload.uploadId(),
                upload.userId(),
                upload.kind(),
                TestingEdge.image().told(look, EngineName.TURBO),
                new ProfileVersion(2)));

        Answer answer = waiting(PHOTOGRAPH, 20);

        assertThat(answer.json().at("/image/blurHash").asString()).isEqualTo(look.blurHash());
        assertThat(answer.json().at("/image/dominantColour").asString()).isEqualTo("#3a7f10");
        assertThat(answer.json().at("/image/engine").asString()).isEqualTo("turbo");
    }

    @Test
    void tellsOfAPictureOfEarlierTimesThatItsLookIsNotKnown() {
        edge.pipeline.decides(TestingEdge::applied);

        Answer answer = waiting(PHOTOGRAPH, 20);

        assertThat(answer.json().at("/image/blurHash").isNull()).isTrue();
        assertThat(answer.json().at("/image/dominantColour").isNull()).isTrue();
        assertThat(answer.json().at("/image/engine").isNull()).isTrue();
    }

    @Test
    void refusesSidesThatAreTooLongByTheHeader() {
        Answer answer = upload("image/jpeg", SamplePictures.jpegClaiming(65_535, 1));

        assertProblem(answer, 422, "side-too-long");
        assertThat(answer.json().path("limit").asInt()).isEqualTo(65_500);
        assertThat(answer.json().path("found").asInt()).isEqualTo(65_535);
        assertThat(answer.text("detail")).isEqualTo("The picture is 65535 x 1 pixels; the limit of a side is 65500.");
    }

    @Test
    void takesTheFirstFrameOfAnAnimationHoweverManyItHas() {
        assertThat(upload("image/gif", SamplePictures.animation(4, 3, 1_001)).status())
                .isEqualTo(202);
    }

    @Test
    void namesTheFieldThatCannotBeRead() {
        assertMalformed(upload("application/json", "{\"dataUri\":".getBytes(StandardCharsets.UTF_8)), "body");
        assertMalformed(upload("application/json", "{\"other\":1}".getBytes(StandardCharsets.UTF_8)), "dataUri");
        assertMalformed(
                upload(
                        "application/json",
                        "{\"dataUri\":\"data:image/png;base64,%%%\"}".getBytes(StandardCharsets.UTF_8)),
                "dataUri");
        assertMalformed(upload("multipart/form-data; boundary=x", multipart("x", "picture", PHOTOGRAPH)), "image");
        assertMalformed(upload("multipart/form-data", PHOTOGRAPH), "Content-Type");
        assertMalformed(upload("multipart/form-data; boundary=", PHOTOGRAPH), "Content-Type");
        assertMalformed(upload("application/json", "[1]".getBytes(StandardCharsets.UTF_8)), "body");
        assertMalformed(upload("multipart/form-data; boundary=y", multipart("x", "image", PHOTOGRAPH)), "body");
    }

    @Test
    void refusesCallersWithoutAValidToken() {
        assertProblem(
                edge.send(edge.request(pictures()).POST(BodyPublishers.ofByteArray(PHOTOGRAPH))), 401, "token-missing");
        token = "nonsense";
        assertProblem(upload("image/jpeg", PHOTOGRAPH), 401, "token-invalid");
        token = new TestTokens().of(user, "update_profile");
        assertProblem(upload("image/jpeg", PHOTOGRAPH), 401, "token-invalid");
        token = edge.tokens.expired(user);
        assertProblem(upload("image/jpeg", PHOTOGRAPH), 401, "token-expired");
    }

    @Test
    void refusesCallersWhoMayNot() {
        token = edge.tokens.of(user, "");
        assertProblem(upload("image/jpeg", PHOTOGRAPH), 403, "scope-missing");
        token = edge.tokens.of(7, "update_profile");
        assertProblem(upload("image/jpeg", PHOTOGRAPH), 403, "other-user");
        token = edge.tokens.of(7, "admin");
        assertThat(upload("image/jpeg", PHOTOGRAPH).status()).isEqualTo(202);
    }

    @Test
    void judgesThePictureNotTheTextThatCarriesIt() {
        byte[] large = Arrays.copyOf(PHOTOGRAPH, 200_000);
        String lines = Base64.getMimeEncoder().encodeToString(large).replace("\r\n", "\\r\\n");

        Answer answer =
                upload("application/json", ("{\"dataUri\":\"" + lines + "\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(onlyEvent().bytes()).isEqualTo(200_000);
    }

    @Test
    void announcesAndStoresNothingOfWhatItRefuses() {
        upload("image/jpeg", new byte[0]);
        upload("image/png", SamplePictures.pngClaiming(65536, 65536));
        upload("image/jpeg", SamplePictures.heic());
        Answer accepted = upload("image/jpeg", PHOTOGRAPH);

        await().until(() -> !edge.pipeline.uploadsOf(user).isEmpty());
        assertThat(edge.pipeline.uploadsOf(user))
                .extracting(upload -> upload.uploadId().toString())
                .containsExactly(accepted.text("uploadId"));
    }

    @Test
    void answersUnknownRoutesAndMethodsWithProblems() {
        assertProblem(edge.send(edge.request("/v1/nothing", token)), 404, "route-unknown");
        Answer answer = edge.send(edge.request(pictures(), token).PUT(BodyPublishers.noBody()));
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("DELETE, POST");
        assertProblem(post("/v1/users/me/pictures/banner", "image/jpeg", PHOTOGRAPH), 404, "route-unknown");
    }

    @Test
    void explainsItsProblems() {
        Answer answer = edge.send(edge.request("/problems"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8)).contains("too-many-pixels");
    }

    private String pictures() {
        return "/v1/users/" + user + "/pictures/avatar";
    }

    private Answer upload(String contentType, byte[] body) {
        return post(pictures(), contentType, body);
    }

    private Answer post(String path, String contentType, byte[] body) {
        return edge.send(
                edge.request(path, token).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    private Answer waiting(byte[] body, int seconds) {
        return edge.send(edge.request(pictures(), token)
                .header("Prefer", "wait=" + seconds)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private ImageUploaded onlyEvent() {
        await().until(() -> !edge.pipeline.uploadsOf(user).isEmpty());
        assertThat(edge.pipeline.uploadsOf(user)).hasSize(1);
        return edge.pipeline.uploadsOf(user).get(0);
    }

    private static byte[] multipart(String boundary, String part, byte[] bytes) {
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part
                        + "\"; filename=\"C:\\pictures\\me.jpg\"\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] body = Arrays.copyOf(head, head.length + bytes.length + tail.length);
        System.arraycopy(bytes, 0, body, head.length, bytes.length);
        System.arraycopy(tail, 0, body, head.length + bytes.length, tail.length);
        return body;
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("type")).isEqualTo("/problems#" + code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("detail")).isNotBlank().doesNotContain("Exception");
    }

    private static void assertMalformed(Answer answer, String field) {
        assertProblem(answer, 400, "malformed");
        assertThat(answer.text("field")).isEqualTo(field);
    }
}
