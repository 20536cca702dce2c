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
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KantataPhotoIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PHOTOGRAPH);
    private static final String FIELD = "user[profile_photo_attachment_file]";
    private static final String DEFAULT = "http://pictures.test/images/default_profile_photo/default.png";

    private static TestingEdge edge;
    private static long lastUser = 3000;
    private long user;
    private String photo;
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
        photo = "/api/v1/users/" + user + "/profile_photo";
        edge.profiles.add(
                user,
                Attributes.named("kantata" + user)
                        .draft()
                        .name("Ada Quill")
                        .email("ada@example.org")
                        .attributes());
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1, profile_photo",
        "/api/v1, profile_photo.json",
        "/api/v1, profile_photo/",
        "'', profile_photo",
        "'', profile_photo.json",
        "'', profile_photo/"
    })
    void setsThePhotoAndAnswersWithTheUserThatShowsIt(String prefix, String name) {
        Answer answer = upload(prefix + "/users/" + user + "/" + name);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .isEqualTo(("{'count':1,'results':[{'key':'users','id':'%1$d'}],"
                                + "'users':{'%1$d':{'full_name':'Ada Quill','photo_path':'%2$s',"
                                + "'email_address':'ada@example.org','headline':null,'id':'%1$d'}},"
                                + "'meta':{'count':1,'page_count':1,'page_number':1,'page_size':20}}")
                        .replace('\'', '"')
                        .formatted(user, shownPhoto()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me", "@kantata%d", "%%40kantata%d", "%d"})
    void findsTheUserByEveryName(String name) {
        Answer answer = upload("/api/v1/users/" + name.formatted(user) + "/profile_photo");

        assertThat(answer.json().at("/results/0/id").asString()).isEqualTo(Long.toString(user));
        assertThat(photoPath(answer)).isEqualTo(shownPhoto());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", ""})
    void putDoesWhatPostDoes(String prefix) {
        Answer answer = edge.send(new MultipartBody()
                .file(FIELD, PHOTOGRAPH)
                .send("PUT", edge.request(prefix + "/users/" + user + "/profile_photo", token)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(photoPath(answer)).isEqualTo(shownPhoto());
    }

    @Test
    void asksForASquareAvatarInEverySizeOfTheLadder() {
        upload(photo);

        ImageUploaded upload = edge.pipeline.uploadsOf(user).get(0);
        assertThat(upload.recipe()).isEqualTo(Recipe.avatar().onWhite());
        assertThat(upload.kind()).isEqualTo(PictureKind.AVATAR);
        assertThat(upload.client()).isEqualTo("kantata");
        assertThat(upload.bytes()).isEqualTo(PHOTOGRAPH.length);
    }

    @ParameterizedTest
    @CsvSource({"1050;400;200;96, 400", "320;200;96, 320", "48, 48"})
    void photoPathIsTheSquareOf400OrTheLargestBelow(String widths, String shown) {
        edge.pipeline.decides(upload -> applied(upload, widths));

        assertThat(photoPath(upload(photo))).matches("http://pictures\\.test/images/\\w{26}/" + shown + "\\.jpg");
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void takesBase64InEveryWrapping(String contentType, String body) {
        assertTaken(edge.send(
                edge.request(photo, token).header("Content-Type", contentType).POST(BodyPublishers.ofString(body))));
    }

    @Test
    void takesJsonThatNoTypeAnnounces() {
        assertTaken(edge.send(edge.request(photo, token)
                .POST(BodyPublishers.ofString(
                        "{\"user\":{\"profile_photo_attachment_file\":\" data:image/jpeg;base64," + BASE64 + "\"}}"))));
    }

    static String[][] wrappings() {
        String dataUri = "data:image/jpeg;base64," + BASE64;
        String json = "application/json";
        String form = "application/x-www-form-urlencoded";
        String multipart = "multipart/form-data; boundary=x";
        return new String[][] {
            {json, "{\"user\":{\"profile_photo_attachment_file\":\"" + BASE64 + "\"}}"},
            {
                json + "; charset=utf-8",
                "{\"user\":{\"profile_photo_attachment_file\":\"" + dataUri + "\",\"x\":1},\"y\":2}"
            },
            {json, "{\"user\":{\"profile_photo_attachment_file\":\"" + inLines(urlSafe(BASE64)) + "\"}}"},
            {form, FIELD + "=" + URLEncoder.encode(BASE64, StandardCharsets.UTF_8)},
            {form, "x=1&" + URLEncoder.encode(FIELD, StandardCharsets.UTF_8) + "=" + BASE64},
            {form, FIELD + "=" + URLEncoder.encode(dataUri, StandardCharsets.UTF_8)},
            {multipart, textPart(BASE64)},
            {multipart, textPart(dataUri)},
            {multipart, textPart(urlSafe(BASE64))}
        };
    }

    private static String urlSafe(String base64) {
        return base64.replace('+', '-').replace('/', '_').replace("=", "");
    }

    private static String inLines(String base64) {
        return base64.replaceAll("(.{76})", "$1\\\\r\\\\n");
    }

    private static String textPart(String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"" + FIELD + "\"\r\n\r\n" + text + "\r\n--x--\r\n";
    }

    @Test
    void takesAFilePartWithAnyNameOrNone() {
        byte[] unnamed = concat(
                "--x\r\nContent-Disposition: form-data; name=\"" + FIELD + "\"\r\n\r\n", PHOTOGRAPH, "\r\n--x--\r\n");
        byte[] named = concat(
                "--x\r\nContent-Disposition: form-data; name=\"" + FIELD
                        + "\"; filename=\"..%2f..%2fetc%2fpasswd\"\r\nContent-Type: text/plain\r\n\r\n",
                PHOTOGRAPH,
                "\r\n--x--\r\n");

        assertTaken(edge.send(multipart(unnamed)));
        assertTaken(edge.send(multipart(named)));
    }

    @Test
    void takesABodyOfUnannouncedLength() {
        byte[] body = concat(
                "--x\r\nContent-Disposition: form-data; name=\"" + FIELD + "\"; filename=\"a.jpg\"\r\n\r\n",
                PHOTOGRAPH,
                "\r\n--x--\r\n");

        assertTaken(edge.send(edge.request(photo, token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))));
    }

    @Test
    void showsWhatIsAskedForWithTheUser() {
        Answer answer = upload(photo + "?include=role,skills&optional_fields=bio&per_page=7&page=3");

        assertThat(answer.json().propertyNames())
                .containsExactly("count", "results", "users", "roles", "skills", "meta");
        assertThat(answer.json().at("/users/" + user).propertyNames()).contains("bio", "role_id", "skill_ids");
        assertThat(answer.json().at("/meta").toString())
                .isEqualTo("{\"count\":1,\"page_count\":1,\"page_number\":1,\"page_size\":7}");
    }

    @Test
    void administratorsSetAnybodysPhoto() {
        token = edge.tokens.of(1, "admin");

        assertTaken(upload(photo));
        assertThat(photoPath(read())).isEqualTo(shownPhoto());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/users/%d/profile_photo", "/users/%d/profile_photo", "/users/me/profile_photo.json"})
    void deletingThePhotoBringsTheDefaultBack(String path) {
        assertTaken(upload(photo));

        Answer deleted = edge.send(edge.request(path.formatted(user), token).DELETE());

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.response().body()).isEmpty();
        assertThat(deleted.header("Content-Type")).isEmpty();
        assertThat(edge.profiles.picture(user, PictureKind.AVATAR)).isEmpty();
        assertThat(photoPath(read())).isEqualTo(DEFAULT);
        assertThat(edge.send(edge.request(photo, token).DELETE()).status()).isEqualTo(204);
    }

    @Test
    void theDefaultPhotoIsThere() {
        assertThat(photoPath(read())).isEqualTo(DEFAULT);

        Answer answer = edge.send(edge.request("/images/default_profile_photo/default.png"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("http://pictures.test/images/default/avatar.png");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=86400, public");
    }

    @Test
    void answersWithTheCurrentUserWhenThePipelineIsSlow() {
        edge.pipeline.decides(upload -> null);

        Answer answer = edge.send(new MultipartBody()
                .file(FIELD, PHOTOGRAPH)
                .post(edge.request(photo, token).header("Prefer", "wait=1")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/uploads/" + edge.pipeline.uploadsOf(user).get(0).uploadId());
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(answer.json().path("count").asInt()).isEqualTo(1);
        assertThat(photoPath(answer)).isEqualTo(DEFAULT);
    }

    @Test
    void showsTheNewerPhotoWhenThereIsOne() {
        assertTaken(upload(photo));
        String newer = shownPhoto();
        edge.pipeline.decides(upload ->
                new UploadOutcome.Superseded(upload.uploadId(), upload.userId(), upload.kind(), UploadId.next()));

        Answer answer = upload(photo);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(photoPath(answer)).isEqualTo(newer);
    }

    private Answer upload(String path) {
        return edge.send(new MultipartBody().file(FIELD, PHOTOGRAPH).post(edge.request(path, token)));
    }

    private HttpRequest.Builder multipart(byte[] body) {
        return edge.request(photo, token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private Answer read() {
        return edge.send(edge.request("/api/v1/users/" + user, token));
    }

    private String photoPath(Answer answer) {
        return answer.json().at("/users/" + user + "/photo_path").asString();
    }

    private String shownPhoto() {
        Image image = edge.profiles.picture(user, PictureKind.AVATAR).orElseThrow();
        return "http://pictures.test/" + image.largest().key();
    }

    private void assertTaken(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(photoPath(answer)).isEqualTo(shownPhoto());
        assertThat(edge.pipeline.uploadsOf(user))
                .last()
                .extracting(ImageUploaded::bytes)
                .isEqualTo((long) PHOTOGRAPH.length);
    }

    private static UploadOutcome applied(ImageUploaded upload, String widths) {
        ImageId imageId = ImageId.next();
        Image image = Image.of(
                imageId,
                Arrays.stream(widths.split(";"))
                        .map(Integer::valueOf)
                        .map(width -> new Rendition(
                                width.toString(),
                                width,
                                width,
                                99,
                                PictureFormat.JPEG,
                                ObjectKey.rendition(imageId, width.toString(), "jpg")))
                        .toList());
        return new UploadOutcome.Applied(
                upload.uploadId(), upload.userId(), upload.kind(), image, new ProfileVersion(2));
    }

    private static byte[] concat(String head, byte[] middle, String tail) {
        byte[] all =
                Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), head.length() + middle.length + tail.length());
        System.arraycopy(middle, 0, all, head.length(), middle.length);
        System.arraycopy(
                tail.getBytes(StandardCharsets.US_ASCII), 0, all, head.length() + middle.length, tail.length());
        return all;
    }
}
