package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Counts;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class GetNativeIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PHOTOGRAPH);
    private static final String UPLOAD = "/account/update_profile_image";
    private static final String USER = "/account/verify_credentials";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestingEdge edge;
    private static long lastUser = 2244990000L;
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
        edge.profiles.add(user, "getnative" + user);
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @ParameterizedTest
    @ValueSource(strings = {UPLOAD, UPLOAD + ".json", UPLOAD + "/"})
    void uploadsThePictureAndAnswersWithTheUserThatShowsIt(String path) {
        Answer answer = edge.send(edge.request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(BASE64))));

        assertUploaded(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/profile_image", "/account/profile_image.json", "/account/profile_image/"})
    void answersTheNextNameOfTheCallAlike(String path) {
        Answer answer = edge.send(edge.request(path, token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json(BASE64))));

        assertUploaded(answer);
    }

    @Test
    void asksForTheCentreSquareInEverySize() {
        upload("application/json", json(BASE64));

        assertThat(edge.pipeline.uploadsOf(user).get(0).recipe())
                .isEqualTo(Recipe.avatar().onWhite());
        assertThat(edge.pipeline.uploadsOf(user).get(0).client()).isEqualTo("getnative");
        assertThat(edge.pipeline.uploadsOf(user).get(0).kind()).isEqualTo(PictureKind.AVATAR);
    }

    @Test
    void takesTheImageAsAFormOrAsMultipartTextOrAsAFile() {
        assertUploaded(upload(FORM, "x=1&image=" + URLEncoder.encode(BASE64, StandardCharsets.UTF_8)));
        assertUploaded(edge.send(
                new MultipartBody().text("x", "1").text("image", BASE64).post(uploading())));
        assertUploaded(edge.send(new MultipartBody().file("image", PHOTOGRAPH).post(uploading())));
    }

    @Test
    void takesAMultipartPartWithoutAFileNameByItsBytes() {
        HttpRequest.Builder request = uploading()
                .header("Content-Type", "multipart/form-data; boundary=\"x\"")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=image\r\n\r\n"),
                        BodyPublishers.ofByteArray(PHOTOGRAPH),
                        BodyPublishers.ofString("\r\n--x--\r\n")));

        assertUploaded(edge.send(request));
    }

    @Test
    void takesABodyWithoutATypeAsJsonIfItBeginsSoAndElseAsAForm() {
        assertUploaded(edge.send(uploading().POST(BodyPublishers.ofString(" \n" + json(BASE64)))));
        assertUploaded(edge.send(uploading()
                .POST(BodyPublishers.ofString("image=" + URLEncoder.encode(BASE64, StandardCharsets.UTF_8)))));
    }

    @Test
    void takesJsonThatATypeCallsAForm() {
        assertUploaded(upload(FORM, json(BASE64)));
    }

    @Test
    void takesABodyOfUnannouncedLength() {
        byte[] body = json(BASE64).getBytes(StandardCharsets.US_ASCII);

        assertUploaded(edge.send(uploading()
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));
    }

    @Test
    void takesBase64AsClientsSendIt() {
        String withLines = BASE64.replaceAll("(.{76})", "$1\\\\r\\\\n\\\\t ");
        assertUploaded(upload("application/json", json(withLines)));
        assertUploaded(upload(
                "application/json", json(Base64.getUrlEncoder().withoutPadding().encodeToString(PHOTOGRAPH))));
        assertUploaded(upload("application/json", json("data:image/png;base64," + BASE64)));
        assertThat(BASE64).contains("+");
        assertUploaded(upload(FORM, "image=" + BASE64));
        assertUploaded(upload(FORM, "image=data:image/jpeg;base64," + BASE64));
    }

    @Test
    void answersWithEveryFieldOfTheSeedInItsOrder() {
        edge.profiles.add(
                2244994983L,
                Attributes.named("ada_quill")
                        .draft()
                        .name("Ada Quill")
                        .email("ada@example.org")
                        .locale("en_US")
                        .timezone("America/Los_Angeles")
                        .counts(new Counts(null, null, null, null, 45L, null))
                        .attributes());
        Notification told = edge.profiles.tell(2244994983L, "Photo", "Your photo is live");
        edge.profiles.totalNotifications(2244994983L, 10);
        token = edge.tokens.of(2244994983L, "update_profile");

        Answer answer = upload("application/json", json(BASE64));

        int offset = ZoneId.of("America/Los_Angeles")
                .getRules()
                .getOffset(Instant.now())
                .getTotalSeconds();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"data\":{\"id\":2244994983,\"id_str\":\"2244994983\",\"name\":\"Ada Quill\","
                        + "\"screen_name\":\"ada_quill\",\"created_at\":\"Mon Aug 10 22:40:12 +0000 2026\","
                        + "\"utc_offset\":" + offset + ",\"time_zone\":\"Pacific Time (US & Canada)\",\"lang\":\"en\","
                        + "\"profile_image_url\":\"" + pictureUrl(2244994983L) + "\",\"default_profile_image\":false,"
                        + "\"email\":\"ada@example.org\",\"favorites_count\":45,"
                        + "\"notifications\":{\"records\":[{\"id\":" + told.notificationId() + ",\"id_str\":\""
                        + told.notificationId() + "\",\"text\":\"Your photo is live\",\"title\":\"Photo\"}],"
                        + "\"count\":10}},\"success\":true,\"error\":\"\"}");
    }

    @Test
    void showsWhatIsNotKnownAsNullWhereThatIsAllowedAndElseEmpty() {
        edge.profiles.add(user, Attributes.named("nobody"));

        Answer answer = show();

        assertThat(answer.json().path("data")).isEqualTo(JSON.readTree("""
                        {"id":%d,"id_str":"%d","name":"nobody","screen_name":"nobody",
                         "created_at":"Mon Aug 10 22:40:12 +0000 2026","utc_offset":null,"time_zone":null,"lang":"und",
                         "profile_image_url":"http://pictures.test/images/default/avatar.png",
                         "default_profile_image":true,"email":"","favorites_count":0,
                         "notifications":{"records":[],"count":0}}
                        """.formatted(user, user)));
    }

    @Test
    void showsTheTwentyNewestNotificationsNewestFirst() {
        for (int told = 1; told <= 25; told++) {
            edge.profiles.tell(user, "Title " + told, "Text " + told);
        }

        Answer answer = show();

        assertThat(answer.json().at("/data/notifications/count").asInt()).isEqualTo(25);
        assertThat(answer.json().at("/data/notifications/records")).hasSize(20);
        assertThat(answer.json().at("/data/notifications/records/0/title").asString())
                .isEqualTo("Title 25");
        assertThat(answer.json().at("/data/notifications/records/19/text").asString())
                .isEqualTo("Text 6");
    }

    @Test
    void anUploadIsASuccessEvenIfTheProfileCannotBeReadByThen() {
        edge.pipeline.decides(upload -> {
            edge.profiles.down(true);
            return TestingEdge.applied(upload);
        });
        try {
            Answer answer = upload("application/json", json(BASE64));

            assertUploaded(answer);
            assertThat(answer.json().at("/data/notifications").isNull()).isTrue();
        } finally {
            edge.profiles.down(false);
        }
    }

    @Test
    void answersWithTheCurrentUserWhenThePipelineIsSlow() {
        edge.pipeline.decides(upload -> null);

        Answer answer = edge.send(uploading()
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=0")
                .POST(BodyPublishers.ofString(json(BASE64))));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).startsWith("/v1/uploads/");
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=0");
        assertThat(answer.json().path("success").asBoolean()).isTrue();
        assertThat(answer.json().at("/data/id").asLong()).isEqualTo(user);
        assertThat(answer.json().at("/data/default_profile_image").asBoolean()).isTrue();
    }

    @Test
    void answersWithTheUserAsItIsWhenANewerPictureWon() {
        upload("application/json", json(BASE64));
        String current = pictureUrl(user);
        edge.pipeline.decides(upload ->
                new UploadOutcome.Superseded(upload.uploadId(), upload.userId(), upload.kind(), UploadId.next()));

        Answer answer = upload("application/json", json(BASE64));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/profile_image_url").asString()).isEqualTo(current);
    }

    @ParameterizedTest
    @ValueSource(strings = {USER, USER + ".json", USER + "/"})
    void showsTheCallerToAnyOfTheirTokens(String path) {
        Answer answer = edge.send(edge.request(path, edge.tokens.of(user, "")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().propertyNames()).containsExactly("data", "success", "error");
        assertThat(answer.json().at("/data/screen_name").asString()).isEqualTo("getnative" + user);
        assertThat(answer.json().at("/data/time_zone").asString()).isEqualTo("Paris");
        assertThat(answer.json().path("success").asBoolean()).isTrue();
        assertThat(answer.text("error")).isEmpty();
        Answer head = edge.send(edge.request(path, token).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".json", "/"})
    void deletesANotificationOfTheCallers(String spelling) {
        Notification told = edge.profiles.tell(user, "Photo", "Your photo is live");
        String path = "/account/notifications/" + told.notificationId() + spelling;

        Answer answer = edge.send(edge.request(path, token).DELETE());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"data\":{},\"success\":true,\"error\":\"\"}");
        assertThat(edge.send(edge.request(path, token).DELETE()).status()).isEqualTo(404);
        assertThat(show().json().at("/data/notifications/count").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".json", "/"})
    void updatesWhatOfTheProfileIsSent(String spelling) {
        Answer answer = update(spelling, FORM, "name=Ada+L.&location=Z%C3%BCrich&description=Paints%0Aand%20writes");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/name").asString()).isEqualTo("Ada L.");
        Attributes changed = edge.profiles.profile(user).attributes();
        assertThat(changed.name()).isEqualTo("Ada L.");
        assertThat(Objects.requireNonNull(changed.about()).location()).isEqualTo("Z\u00fcrich");
        assertThat(changed.description()).isEqualTo("Paints\nand writes");
        assertThat(changed.timezone()).isEqualTo("Europe/Paris");
    }

    @Test
    void leavesWhatIsNotSentAndTakesOffWhatIsSentEmpty() {
        update("", "application/json", "{\"name\":\"Ada L.\",\"description\":\"Paints\"}");
        update("", "application/json", "{\"description\":\"\",\"location\":null}");
        edge.send(new MultipartBody().text("location", "Paris").post(edge.request("/account/update_profile", token)));

        Answer answer = edge.send(edge.request("/account/update_profile", token).POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        Attributes changed = edge.profiles.profile(user).attributes();
        assertThat(changed.name()).isEqualTo("Ada L.");
        assertThat(changed.description()).isNull();
        assertThat(Objects.requireNonNull(changed.about()).location()).isEqualTo("Paris");
    }

    @Test
    void tellsTheTokenToGoOnWithAndWhenItEnds() {
        Answer answer = show();

        long expiry = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                .path("exp")
                .asLong();
        assertThat(answer.header("X-GN-Auth-Token")).isEqualTo(token);
        assertThat(answer.header("X-GN-Auth-Expire")).isEqualTo(Long.toString(expiry * 1000));
        assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("X-GN-Auth-Token, X-GN-Auth-Expire");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void takesCallsOfPagesOfOtherOrigins() {
        Answer preflight = edge.send(edge.request(UPLOAD)
                .header("Origin", "https://app.test")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
        Answer call = edge.send(edge.request(USER, token).header("Origin", "https://app.test"));

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("authorization, content-type");
        assertThat(call.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(call.response().headers().allValues("Access-Control-Expose-Headers"))
                .containsExactly("X-GN-Auth-Token, X-GN-Auth-Expire");
    }

    private void assertUploaded(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().path("success").asBoolean()).isTrue();
        assertThat(answer.json().at("/data/id").asLong()).isEqualTo(user);
        assertThat(answer.json().at("/data/profile_image_url").asString()).isEqualTo(pictureUrl(user));
        assertThat(answer.json().at("/data/default_profile_image").asBoolean(true))
                .isFalse();
        assertThat(edge.pipeline.uploadsOf(user))
                .isNotEmpty()
                .allSatisfy(upload -> assertThat(upload.bytes()).isEqualTo(PHOTOGRAPH.length));
    }

    private static String pictureUrl(long userId) {
        Image image = edge.profiles.picture(userId, PictureKind.AVATAR).orElseThrow();
        return "http://pictures.test/" + image.largest().key();
    }

    private Answer upload(String contentType, String body) {
        return edge.send(uploading().header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder uploading() {
        return edge.request(UPLOAD, token);
    }

    private Answer update(String spelling, String contentType, String body) {
        return edge.send(edge.request("/account/update_profile" + spelling, token)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer show() {
        return edge.send(edge.request(USER, token));
    }

    private static String json(String image) {
        return "{\"image\":\"" + image + "\"}";
    }
}
