package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.profile.About;
import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Work;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Target;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class VayesIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PHOTOGRAPH);
    private static final String DATA_URI = "data:image/jpeg;base64," + BASE64;
    private static final String UPLOAD = "/api/v4.0/user/profile-picture";
    private static final String ME = "/api/v4.0/me";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The user of the documents, and what our UUIDs make of the number. */
    private static final long ADA = 2244994983L;

    private static final String ADAS_ID = "d9ed54ae-f019-5beb-a4ac-53153d576c15";

    private static TestingEdge edge;
    private static long lastUser = 7000;
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
        edge.profiles.add(user, "vayes" + user);
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(upload -> applied(upload, 200, 150, 928));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UPLOAD,
                UPLOAD + ".json",
                UPLOAD + "/",
                "/api/1/user/profile-picture",
                "/api/v1/user/profile-picture",
                "/api/4.0.12/user/profile-picture.json",
                "/user/profile-picture",
                "/user/profile-picture.json",
                "/user/profile-picture/"
            })
    void uploadsThePictureAndAnswersWithItsMeasures(String path) {
        Answer answer = post(path, body("me.jpg", DATA_URI));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().path("basename").asString()).isEqualTo("me.jpg");
        assertThat(edge.pipeline.uploadsOf(user)).hasSize(1).allSatisfy(upload -> {
            assertThat(upload.bytes()).isEqualTo(PHOTOGRAPH.length);
            assertThat(upload.client()).isEqualTo("vayes");
            assertThat(upload.kind()).isEqualTo(PictureKind.AVATAR);
        });
    }

    @Test
    void answersWithEveryFieldOfTheDocumentsInTheirOrder() {
        edge.profiles.add(ADA, "ada_quill");
        token = edge.tokens.of(ADA, "update_profile");
        edge.pipeline.decides(upload -> applied(upload, 200, 200, 928));

        Answer answer = post(UPLOAD, body("me.jpg", DATA_URI));

        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"dirname\":\"user/" + ADAS_ID + "/\",\"basename\":\"me.jpg\",\"filename\":\"me\","
                                + "\"extension\":\"jpg\",\"mime\":\"image/jpeg\",\"width\":200,\"height\":200,\"filesize\":928}");
    }

    @Test
    void measuresThePictureWhateverTheClientDeclares() {
        Answer answer = post(UPLOAD, """
                {"name":"C:\\\\pictures\\\\me.png","height":600,"width":"800","mime":"image/png","dataUri":"%s"}
                """.formatted(DATA_URI));

        assertThat(answer.json().path("basename").asString()).isEqualTo("me.jpg");
        assertThat(answer.json().path("mime").asString()).isEqualTo("image/jpeg");
        assertThat(answer.json().path("width").asInt()).isEqualTo(200);
        assertThat(answer.json().path("height").asInt()).isEqualTo(150);
        assertThat(answer.json().path("filesize").asInt()).isEqualTo(928);
    }

    @Test
    void asksForTheWholePictureBesideItsSquares() {
        post(UPLOAD, body("me.jpg", DATA_URI));

        Recipe recipe = edge.pipeline.uploadsOf(user).get(0).recipe();
        assertThat(recipe.targets()).startsWith(Target.whole()).hasSize(1 + Recipe.AVATAR_LADDER.size());
        assertThat(recipe.shape()).isEqualTo(Recipe.avatar().shape());
    }

    @Test
    void takesTheSampleImageOfTheDocumentsWithTheFieldsThatTheyRequire() throws IOException {
        ObjectNode sample = (ObjectNode)
                JSON.readTree(new ClassPathResource("vayes-sample.json", VayesIT.class).getContentAsByteArray());

        JsonNode alone = post(UPLOAD, sample.toString()).json();
        sample.put("name", "profile_picture.jpg")
                .put("height", 200)
                .put("width", 200)
                .put("mime", "image/jpeg");
        Answer whole = post(UPLOAD, sample.toString());

        assertThat(alone.path("messages").propertyNames()).containsExactly("name", "height", "width", "mime");
        assertThat(whole.status()).isEqualTo(201);
        assertThat(edge.pipeline.uploadsOf(user).get(0).width()).isEqualTo(200);
        assertThat(edge.pipeline.uploadsOf(user).get(0).height()).isEqualTo(200);
    }

    @Test
    void takesTheCommaBehindTheLastMemberThatTheDocumentsHave() {
        assertThat(post(UPLOAD, body("me.jpg", DATA_URI).replace("\"}", "\",\n}"))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "image/jpeg", "application/x-www-form-urlencoded", "multipart/form-data"})
    void readsJsonWhateverItsTypeSays(String contentType) {
        assertThat(edge.send(edge.request(UPLOAD, token)
                                .header("Content-Type", contentType)
                                .POST(BodyPublishers.ofString(body("me.jpg", DATA_URI))))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void readsABodyOfUnannouncedLength() {
        byte[] body = body("me.jpg", DATA_URI).getBytes(StandardCharsets.US_ASCII);

        assertThat(edge.send(edge.request(UPLOAD, token)
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void takesBase64AsClientsSendIt() {
        String withLines = DATA_URI.replaceAll("(.{76})", "$1\\\\r\\\\n ");
        String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(PHOTOGRAPH);
        for (String dataUri : List.of(withLines, BASE64, "data:;base64," + urlSafe)) {
            assertThat(post(UPLOAD, body("me.jpg", dataUri)).status()).isEqualTo(201);
        }
        assertThat(edge.pipeline.uploadsOf(user))
                .hasSize(3)
                .allSatisfy(upload -> assertThat(upload.bytes()).isEqualTo(PHOTOGRAPH.length));
    }

    @Test
    void answersWithTheUserWhenThePipelineIsSlow() {
        edge.pipeline.decides(upload -> null);

        Answer answer = edge.send(edge.request(UPLOAD, token)
                .header("Prefer", "wait=0")
                .POST(BodyPublishers.ofString(body("me.jpg", DATA_URI))));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).startsWith("/v1/uploads/");
        assertThat(answer.json()).isEqualTo(edge.send(edge.request(ME, token)).json());
    }

    @Test
    void answersWithThePictureAsItIsWhenANewerOneWon() {
        post(UPLOAD, body("first.jpg", DATA_URI));
        edge.pipeline.decides(upload ->
                new UploadOutcome.Superseded(upload.uploadId(), upload.userId(), upload.kind(), UploadId.next()));

        Answer answer = post(UPLOAD, body("second.jpg", DATA_URI));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("filesize").asInt()).isEqualTo(928);
    }

    @Test
    void answersWithTheUserWhenThePictureIsTakenOffAgainBeforeTheAnswer() {
        edge.pipeline.decides(upload ->
                new UploadOutcome.Superseded(upload.uploadId(), upload.userId(), upload.kind(), UploadId.next()));

        Answer answer = post(UPLOAD, body("me.jpg", DATA_URI));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("profile_picture").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {ME, ME + ".json", ME + "/", "/api/1/me", "/api/v2.3.4/me", "/me", "/me.json", "/me/"})
    void showsTheCallerToAnyOfTheirTokens(String path) {
        Answer answer = edge.send(edge.request(path, edge.tokens.of(user, "")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().path("slug").asString()).isEqualTo("vayes" + user);
        Answer head = edge.send(edge.request(path, token).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
    }

    @Test
    void showsEveryFieldOfAUserWithTextForNumbers() {
        edge.profiles.add(
                ADA,
                Attributes.named("ada_quill")
                        .draft()
                        .name("Ada Quill")
                        .email("ada@example.org")
                        .about(new About(
                                null, null, null, null, null, null, null, LocalDate.of(1990, 2, 3), null, null))
                        .work(new Work(null, null, null, null, null, "+49 30 1234"))
                        .account(new Account(
                                null, null, null, Account.Status.ACTIVE, null, null, null, null, null, null))
                        .attributes());
        token = edge.tokens.of(ADA, "update_profile");
        edge.pipeline.decides(upload -> applied(upload, 200, 200, 45680));
        post(UPLOAD, body("me.jpg", DATA_URI));

        Answer answer = edge.send(edge.request(ME, token));

        assertThat(answer.json().at("/profile_picture/id").asString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8)
                        .replaceFirst("(\"profile_picture\":\\{\"id\":\")[^\"]*", "$1x"))
                .isEqualTo("""
                        {"id":"ADA","parent_id":null,"email":"ada@example.org","name":"Ada Quill","slug":"ada_quill",
                        "email_verified_at":null,"mobile":"+49 30 1234","mobile_verified_at":null,
                        "birth_date":"1990-02-03","status":"active","entity":null,"active":"1",
                        "created_at":"2026-08-10 22:40:12","updated_at":"2026-08-10 22:40:12",
                        "created_by":"ADA","updated_by":"ADA",
                        "profile_picture":{"id":"x","dirname":"user/ADA/","basename":"profile_picture.jpg",
                        "filename":"profile_picture","extension":"jpg","mime":"image/jpeg","width":"200",
                        "height":"200","filesize":"45680","force_download":"0","domain":"user_profile_picture",
                        "position":null,"created_at":"2026-08-10 22:40:12","updated_at":"2026-08-10 22:40:12",
                        "created_by":"ADA","updated_by":"ADA"}}
                        """.replace("\n", "").replace("ADA", ADAS_ID));
    }

    @Test
    void showsWhatIsNotKnownAsNull() {
        edge.profiles.add(user, Attributes.named("nobody"));

        JsonNode row = edge.send(edge.request(ME, token)).json();

        assertThat(row.path("slug").asString()).isEqualTo("nobody");
        assertThat(row.path("active").asString()).isEqualTo("1");
        for (String unknown :
                List.of("parent_id", "email", "name", "mobile", "birth_date", "status", "profile_picture")) {
            assertThat(row.has(unknown)).isTrue();
            assertThat(row.path(unknown).isNull()).as(unknown).isTrue();
        }
    }

    @Test
    void showsADeactivatedUserAsInactive() {
        edge.profiles.add(
                user,
                Attributes.named("gone")
                        .draft()
                        .account(new Account(
                                null, null, null, Account.Status.DEACTIVATED, null, null, null, null, null, null))
                        .attributes());

        JsonNode row = edge.send(edge.request(ME, token)).json();

        assertThat(row.path("active").asString()).isEqualTo("0");
        assertThat(row.path("status").asString()).isEqualTo("deactivated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/login", "/api/login.json", "/api/login/"})
    void letsNobodyLogIn(String path) {
        Answer answer = edge.send(edge.request(path)
                .POST(BodyPublishers.ofString("{\"email\":\"ada@example.org\",\"password\":\"secret\",}")));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"status\":401,\"error\":\"Login failed\",\"messages\":{\"error\":\"User not found.\"}}");
    }

    @Test
    void asksForWhatALoginNeeds() {
        Answer answer = edge.send(edge.request("/api/login").POST(BodyPublishers.ofString("{\"email\":7}")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"status\":400,\"error\":\"Validation failed\",\"messages\":"
                        + "{\"email\":\"The email field must be a string.\","
                        + "\"password\":\"The password field is required.\"}}");
    }

    private Answer post(String path, String body) {
        return edge.send(edge.request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String body(String name, String dataUri) {
        return "{\"name\":\"" + name + "\",\"height\":48,\"width\":64,\"mime\":\"image/jpeg\",\"dataUri\":\"" + dataUri
                + "\"}";
    }

    /** The outcome with the whole picture stored at a size. */
    private static UploadOutcome applied(ImageUploaded upload, int width, int height, long bytes) {
        ImageId imageId = ImageId.next();
        ObjectKey key = ObjectKey.rendition(imageId, "full", PictureFormat.JPEG.extension());
        Image image = Image.of(imageId, List.of(new Rendition("full", width, height, bytes, PictureFormat.JPEG, key)));
        return new UploadOutcome.Applied(
                upload.uploadId(), upload.userId(), upload.kind(), image, new ProfileVersion(2));
    }
}
