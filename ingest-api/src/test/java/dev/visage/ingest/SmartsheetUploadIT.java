package dev.visage.ingest;

import static dev.visage.ingest.SmartsheetAnswers.assertIsJson;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SmartsheetUploadIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);
    private static final String OWN_IMAGE = "/2.0/users/me/profileimage";

    private static TestingEdge edge;
    private static long lastUser = 3_173_821_341_100_000L;
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
        edge.profiles.add(
                user,
                Attributes.named("jane" + user)
                        .draft()
                        .name("Jane Doe")
                        .email("jane.doe@smartsheet.com")
                        .attributes());
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(SmartsheetAnswers::applied);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2.0/users/{id}/profileimage",
                "/2.0/users/{id}/profileimage.json",
                "/2.0/users/{id}/profileimage/",
                "/users/{id}/profileimage",
                "/users/{id}/profileimage.json",
                "/users/{id}/profileimage/",
                "/2.0/users/me/profileimage",
                "/users/me/profileimage",
                "/2.0/users/@jane{id}/profileimage",
                "/2.0/users/%40JANE{id}/profileimage?unknown=1"
            })
    void setsTheImageInEverySpellingOfThePath(String path) {
        Answer answer = upload(path.replace("{id}", Long.toString(user)));

        assertShowsTheNewImage(answer);
    }

    @Test
    void answersFieldByFieldAsDocumented() {
        JsonNode answer = upload(OWN_IMAGE).json();

        assertThat(answer.propertyNames()).containsExactly("message", "resultCode", "result", "data");
        assertThat(answer.path("message").asString("")).isEqualTo("SUCCESS");
        assertThat(answer.path("resultCode").isInt()).isTrue();
        assertThat(answer.path("resultCode").asInt()).isZero();
        JsonNode result = answer.path("result");
        assertThat(result.propertyNames())
                .containsExactly("email", "name", "firstName", "lastName", "profileImage", "id");
        assertThat(result.path("email").asString("")).isEqualTo("jane.doe@smartsheet.com");
        assertThat(result.path("name").asString("")).isEqualTo("Jane Doe");
        assertThat(result.path("firstName").asString("")).isEqualTo("Jane");
        assertThat(result.path("lastName").asString("")).isEqualTo("Doe");
        assertThat(result.path("id").isNumber()).isTrue();
        assertThat(result.path("id").asLong()).isEqualTo(user);
        JsonNode image = result.path("profileImage");
        assertThat(image.propertyNames()).containsExactly("imageId", "height", "width");
        assertThat(image.path("imageId").asString("")).matches("u!1!([A-Za-z0-9_-]{11}!){2}[A-Za-z0-9_-]{11}");
        assertThat(image.path("height").isInt()).isTrue();
        assertThat(image.path("height").asInt()).isEqualTo(1050);
        assertThat(image.path("width").isInt()).isTrue();
        assertThat(image.path("width").asInt()).isEqualTo(1050);
        assertThat(answer.path("data").isArray()).isTrue();
        assertThat(answer.path("data")).containsExactly(result);
    }

    @Test
    void hasTheWholePictureMadeIntoAWhiteSquareHoweverSmallItIs() {
        upload(OWN_IMAGE);

        ImageUploaded upload = edge.pipeline.uploadsOf(user).get(0);
        assertThat(upload.client()).isEqualTo("smartsheet");
        assertThat(upload.kind()).isEqualTo(PictureKind.AVATAR);
        assertThat(upload.recipe().shape()).isEqualTo(new Shape.PadSquare(Colour.WHITE));
        assertThat(upload.recipe().enlarge()).isTrue();
        assertThat(upload.recipe().output()).isEqualTo(new OutputPolicy.Jpeg(85, Colour.WHITE));
        assertThat(upload.recipe().targets())
                .containsExactly(
                        Target.wide(1050), Target.wide(400), Target.wide(200), Target.wide(96), Target.wide(48));
    }

    @Test
    void givesEveryUploadAnImageIdOfItsOwn() {
        assertThat(imageId(upload(OWN_IMAGE))).isNotEmpty().isNotEqualTo(imageId(upload(OWN_IMAGE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "image/jpeg",
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "nonsense"
            })
    void takesTheBytesWhateverTheirTypeIsSaidToBe(String type) {
        assertShowsTheNewImage(edge.send(request(OWN_IMAGE).header("Content-Type", type)));
        assertThat(edge.pipeline.uploadsOf(user).get(0).bytes()).isEqualTo(PHOTOGRAPH.length);
    }

    @Test
    void takesTheBytesWithoutATypeOrALength() {
        HttpRequest.Builder chunked = edge.request(OWN_IMAGE, token)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(PHOTOGRAPH)));

        assertShowsTheNewImage(edge.send(chunked));
        assertThat(edge.pipeline.uploadsOf(user).get(0).bytes()).isEqualTo(PHOTOGRAPH.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachment; filename=\"me.png\"",
                "attachment; filename=me.png",
                "attachment; filename=%2Fhome%2Fjane%2Fme.png",
                "attachment; filename=\"../../etc/passwd\"",
                "nonsense\""
            })
    void takesAnyContentDispositionAndHeadersThatItDoesNotKnow(String disposition) {
        Answer answer = edge.send(request(OWN_IMAGE)
                .header("Content-Disposition", disposition)
                .header("smartsheet-integration-source", "AI,SampleOrg,My-AI-Connector-v2")
                .header("Smartsheet-Change-Agent", "my-agent"));

        assertShowsTheNewImage(answer);
    }

    @Test
    void takesTheFileOfAMultipartForm() {
        assertTakes(new MultipartBody().file("filename", PHOTOGRAPH).text("name", "me.jpg"));
        assertTakes(new MultipartBody().text("name", "me.jpg").file("picture", PHOTOGRAPH));
        assertTakes(new MultipartBody().file("other", new byte[] {1}).file("filename", PHOTOGRAPH));
        assertTakes(new MultipartBody().text("filename", "me.jpg").file("file", PHOTOGRAPH));
        assertTakes(new MultipartBody().text("name", "me.jpg").namelessFile(PHOTOGRAPH));
        assertTakes(new MultipartBody().text("filename", "me.jpg").bare("file", PHOTOGRAPH));
    }

    @Test
    void takesAMultipartPartWithoutAFileNameAndAChunkedForm() {
        byte[] body = ("--x\r\nContent-Disposition: form-data; name=\"filename\"\r\n\r\n"
                        + new String(PHOTOGRAPH, ISO_8859_1) + "--x")
                .getBytes(ISO_8859_1);

        Answer answer = edge.send(edge.request(OWN_IMAGE, token)
                .header("Content-Type", "multipart/form-data; boundary=\"x\"")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertShowsTheNewImage(answer);
        assertThat(edge.pipeline.uploadsOf(user).get(0).bytes()).isEqualTo(PHOTOGRAPH.length);
    }

    @Test
    void takesJpegPngAndGif() {
        assertThat(format(PHOTOGRAPH)).contains(PictureFormat.JPEG);
        assertThat(format(SamplePictures.png(18, 18))).contains(PictureFormat.PNG);
        assertThat(format(SamplePictures.gif(40, 30))).contains(PictureFormat.GIF);
    }

    @Test
    void answersWithAPartialSuccessWhileTheImageIsUnderWay() {
        edge.pipeline.decides(upload -> null);

        Answer answer = edge.send(request(OWN_IMAGE).header("Prefer", "wait=1"));

        assertThat(answer.status()).isEqualTo(200);
        assertIsJson(answer);
        assertThat(answer.text("message")).isEqualTo("PARTIAL_SUCCESS");
        assertThat(answer.json().path("resultCode").asInt()).isEqualTo(3);
        assertThat(answer.json().path("result").path("id").asLong()).isEqualTo(user);
        assertThat(answer.json().path("result").has("profileImage")).isFalse();
        assertThat(answer.json().path("data")).containsExactly(answer.json().path("result"));
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/uploads/" + edge.pipeline.uploadsOf(user).get(0).uploadId());
    }

    @Test
    void answersAPartialSuccessWithTheImageThatTheUserStillShows() {
        String before = imageId(upload(OWN_IMAGE));
        edge.pipeline.decides(upload -> null);

        Answer answer = edge.send(request(OWN_IMAGE).header("Prefer", "wait=0"));

        assertThat(answer.text("message")).isEqualTo("PARTIAL_SUCCESS");
        assertThat(imageId(answer)).isEqualTo(before);
    }

    @Test
    void answersWithTheNewerImageWhenThatWasFirst() {
        String newer = imageId(upload(OWN_IMAGE));
        edge.pipeline.decides(upload ->
                new UploadOutcome.Superseded(upload.uploadId(), upload.userId(), upload.kind(), UploadId.next()));

        Answer answer = upload(OWN_IMAGE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("message")).isEqualTo("SUCCESS");
        assertThat(imageId(answer)).isEqualTo(newer);
    }

    @Test
    void letsAnAdminSetTheImageOfAnyUser() {
        token = edge.tokens.of(1, "admin");

        assertShowsTheNewImage(upload("/2.0/users/" + user + "/profileimage"));
    }

    @Test
    void knowsTheSchemeOfATokenInAnyCase() {
        Answer answer = edge.send(edge.request(OWN_IMAGE)
                .header("Authorization", "bearer " + token)
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));

        assertShowsTheNewImage(answer);
    }

    private Answer upload(String path) {
        return edge.send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return edge.request(path, token).POST(BodyPublishers.ofByteArray(PHOTOGRAPH));
    }

    private void assertTakes(MultipartBody form) {
        int before = edge.pipeline.uploadsOf(user).size();
        assertShowsTheNewImage(edge.send(form.post(edge.request(OWN_IMAGE, token))));
        assertThat(edge.pipeline.uploadsOf(user).get(before).bytes()).isEqualTo(PHOTOGRAPH.length);
    }

    private Optional<PictureFormat> format(byte[] picture) {
        int before = edge.pipeline.uploadsOf(user).size();
        edge.send(edge.request(OWN_IMAGE, token).POST(BodyPublishers.ofByteArray(picture)));
        return edge.pipeline.uploadsOf(user).stream()
                .skip(before)
                .map(ImageUploaded::mediaType)
                .findFirst();
    }

    private void assertShowsTheNewImage(Answer answer) {
        assertThat(answer.status()).as(answer.text("message")).isEqualTo(200);
        assertIsJson(answer);
        assertThat(answer.text("message")).isEqualTo("SUCCESS");
        assertThat(answer.json().path("result").path("id").asLong()).isEqualTo(user);
        assertThat(imageId(answer)).startsWith("u!1!");
    }

    private static String imageId(Answer answer) {
        return answer.json().path("result").path("profileImage").path("imageId").asString("");
    }
}
