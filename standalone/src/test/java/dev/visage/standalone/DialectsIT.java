package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.TestingClient.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each dialect on the whole way: real pictures come out of real uploads, and all five views tell of the same profile. */
class DialectsIT {

    private static final AtomicLong USERS = new AtomicLong(5_000);
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(1200, 900, Orientation.UPRIGHT);

    private static TestingClient client;

    private final long user = USERS.incrementAndGet();

    @BeforeAll
    static void find() {
        client = TestingClient.of(SharedSystem.get().dataDirectory());
    }

    @BeforeEach
    void provision() {
        client.provision(user);
    }

    @Test
    void getNativeShowsASquareAndTellsOfIt() throws IOException {
        Answer uploaded = client.send(json("/account/update_profile_image", "{\"image\":\"" + base64() + "\"}"));

        assertThat(uploaded.status()).isEqualTo(200);
        JsonNode data = uploaded.body().path("data");
        assertThat(data.path("default_profile_image").asBoolean(true)).isFalse();
        assertSize(picture(data.path("profile_image_url").asString("")), 400, 400);
        JsonNode told = client.send(client.as(user, "/account/verify_credentials"))
                .body()
                .at("/data/notifications");
        assertThat(told.path("count").asInt()).isEqualTo(1);
        String notification = told.at("/records/0/id_str").asString("");
        assertThat(client.send(client.as(user, "/account/notifications/" + notification)
                                .DELETE())
                        .status())
                .isEqualTo(200);
        assertThat(client.notifications(user)).isEmpty();
    }

    @Test
    void smartsheetPadsToItsCanvas() throws IOException {
        Answer uploaded = client.send(client.as(user, "/2.0/users/" + user + "/profileimage")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));

        assertThat(uploaded.status()).isEqualTo(200);
        String imageId = uploaded.body().at("/result/profileImage/imageId").asString("");
        Answer urls = client.send(json("/2.0/imageurls", "[{\"imageId\":\"" + imageId + "\"}]"));
        BufferedImage picture = picture(urls.body().at("/imageUrls/0/url").asString(""));
        assertSize(picture, 1050, 1050);
        assertThat(picture.getRGB(525, 3)).isEqualTo(0xffffffff);
    }

    @Test
    void vayesKeepsThePictureAsItIs() throws IOException {
        Answer uploaded = client.send(json(
                "/api/4.0/user/profile-picture",
                "{\"name\":\"me.png\",\"height\":1,\"width\":1,\"mime\":\"image/png\",\"dataUri\":\"data:image/png;base64,"
                        + base64() + "\"}"));

        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.body().path("width").asInt()).isEqualTo(1200);
        assertThat(uploaded.body().path("height").asInt()).isEqualTo(900);
        assertThat(uploaded.body().path("basename").asString("")).isEqualTo("me.jpg");
    }

    @Test
    void kantataSetsAPhotoAndTakesItAway() throws IOException {
        Answer uploaded = client.send(
                multipart("/api/v1/users/" + user + "/profile_photo", "user[profile_photo_attachment_file]"));

        assertThat(uploaded.status()).isEqualTo(200);
        assertSize(picture(photoPath(uploaded)), 400, 400);
        assertThat(client.exchange(client.as(user, "/api/v1/users/" + user + "/profile_photo")
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        String afterwards = photoPath(client.send(client.as(user, "/api/v1/users/" + user)));
        assertThat(afterwards).endsWith("/images/default_profile_photo/default.png");
        assertSize(picture(afterwards), 400, 400);
    }

    @Test
    void appNetKeepsItsPicturesAtTheirSizeAndMakesOthersOnDemand() throws IOException {
        JsonNode shown = client.send(multipart("/stream/0/users/me/avatar", "avatar"))
                .body()
                .at("/data/avatar_image");
        client.send(multipart("/stream/0/users/me/cover", "cover"));

        assertThat(shown.path("width").asInt()).isEqualTo(900);
        assertSize(picture(shown.path("url").asString("")), 900, 900);
        assertSize(picture("/stream/0/users/" + user + "/avatar?w=60&h=30"), 60, 30);
        assertSize(picture("/stream/0/users/" + user + "/cover"), 1200, 900);
        assertSize(picture("/stream/0/users/" + user + "/cover?w=600"), 600, 450);
    }

    @Test
    void whatOneDialectChangesEveryOtherShows() {
        client.send(client.as(user, "/stream/0/users/me")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"Ada Quill\",\"locale\":\"en_US\"}")));
        client.send(multipart("/stream/0/users/me/avatar", "avatar"));

        JsonNode getNative = client.send(client.as(user, "/account/verify_credentials"))
                .body()
                .path("data");
        JsonNode smartsheet = client.send(client.as(user, "/2.0/users/me")).body();
        JsonNode vayes = client.send(client.as(user, "/api/4.0/me")).body();
        JsonNode kantata = client.send(client.as(user, "/api/v1/users/me"))
                .body()
                .path("users")
                .path(Long.toString(user));

        assertThat(getNative.path("name").asString("")).isEqualTo("Ada Quill");
        assertThat(getNative.path("default_profile_image").asBoolean(true)).isFalse();
        assertThat(smartsheet.path("lastName").asString("")).isEqualTo("Quill");
        assertThat(smartsheet.at("/profileImage/imageId").asString("")).startsWith("u!1!");
        assertThat(vayes.path("name").asString("")).isEqualTo("Ada Quill");
        assertThat(vayes.at("/profile_picture/width").asString("")).isEqualTo("900");
        assertThat(kantata.path("full_name").asString("")).isEqualTo("Ada Quill");
        assertThat(kantata.path("photo_path").asString("")).endsWith("/400.jpg");
    }

    private HttpRequest.Builder json(String path, String body) {
        return client.as(user, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder multipart(String path, String part) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"me\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(PHOTOGRAPH);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return client.as(user, path)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private String photoPath(Answer answer) {
        return answer.body().at("/users/" + user + "/photo_path").asString("");
    }

    private static String base64() {
        return Base64.getEncoder().encodeToString(PHOTOGRAPH);
    }

    private static BufferedImage picture(String address) throws IOException {
        HttpResponse<byte[]> response = client.open(address);
        if (response.statusCode() == 302) {
            return picture(response.headers().firstValue("Location").orElseThrow());
        }
        assertThat(response.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    private static void assertSize(BufferedImage picture, int width, int height) {
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }
}
