package dev.visage.ingest;

import static dev.visage.ingest.SmartsheetAnswers.UNPARSEABLE;
import static dev.visage.ingest.SmartsheetAnswers.assertError;
import static dev.visage.ingest.SmartsheetAnswers.assertIsJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SmartsheetImageUrlsIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(48, 32, Orientation.UPRIGHT);
    private static final String NOBODYS = "u!1!nAtdn5RJB_o!k6_e_3h2R3w!wmYXPek-yVD";

    private static TestingEdge edge;
    private static long lastUser = 8000;
    private String token;
    private Image image;
    private String imageId;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge("visage.dialects.wait=20s");
        edge.pipeline.decides(SmartsheetAnswers::applied);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void uploadAnImage() {
        long user = ++lastUser;
        edge.profiles.add(user, "shown" + user);
        token = edge.tokens.of(user, "update_profile");
        imageId = upload();
        image = edge.profiles.picture(user, PictureKind.AVATAR).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2.0/imageurls",
                "/2.0/imageurls.json",
                "/2.0/imageurls/",
                "/imageurls",
                "/imageurls.json",
                "/imageurls/"
            })
    void findsTheUrlOfAnImageInEverySpellingOfThePath(String path) {
        Answer answer = send(path, "[{\"imageId\":\"" + imageId + "\"}]");

        assertThat(answer.status()).isEqualTo(200);
        assertIsJson(answer);
        assertThat(answer.json().propertyNames()).containsExactly("urlExpiresInMillis", "imageUrls");
        assertThat(answer.json().path("urlExpiresInMillis").asLong()).isEqualTo(1_800_000);
        JsonNode found = answer.json().path("imageUrls").path(0);
        assertThat(found.propertyNames()).containsExactly("imageId", "url");
        assertThat(found.path("imageId").asString("")).isEqualTo(imageId);
        assertThat(found.path("url").asString("")).isEqualTo(url("1050.jpg"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,  400,  400.jpg",
        "96,   200,  96.jpg",
        "256,  256,  1050.jpg?w=256",
        "256,  100,  1050.jpg?h=100",
        "2000, 3000, 1050.jpg"
    })
    void findsTheUrlOfAnImageThatFitsIntoABox(int width, int height, String file) {
        JsonNode found =
                resolve("[{\"imageId\":\"" + imageId + "\",\"width\":" + width + ",\"height\":" + height + "}]");

        assertThat(found.path(0).propertyNames()).containsExactly("imageId", "width", "height", "url");
        assertThat(found.path(0).path("width").asInt()).isEqualTo(width);
        assertThat(found.path(0).path("height").asInt()).isEqualTo(height);
        assertThat(found.path(0).path("url").asString("")).isEqualTo(url(file));
    }

    @Test
    void findsAnImageByOneSide() {
        assertThat(resolve("[{\"imageId\":\"" + imageId + "\",\"width\":300}]")
                        .path(0)
                        .path("url")
                        .asString(""))
                .isEqualTo(url("1050.jpg?w=300"));
        assertThat(resolve("[{\"imageId\":\"" + imageId + "\",\"height\":48,\"unknown\":true}]")
                        .path(0)
                        .path("url")
                        .asString(""))
                .isEqualTo(url("48.jpg"));
    }

    @Test
    void saysOfEachImageThatIsNotThereThatItIsNotInTheOrderAsked() {
        JsonNode found = resolve("[{\"imageId\":\"nonsense\"},{\"imageId\":\"" + imageId + "\"},{\"imageId\":\""
                + NOBODYS + "\",\"width\":9}]");

        assertThat(found).hasSize(3);
        assertThat(found.path(0).propertyNames()).containsExactly("imageId", "error");
        assertThat(found.path(0).path("imageId").asString("")).isEqualTo("nonsense");
        assertThat(found.path(0).at("/error/errorCode").asInt()).isEqualTo(1006);
        assertThat(found.path(0).at("/error/message").asString("")).isEqualTo("Not Found.");
        assertThat(found.path(0).at("/error/refId").asString("")).matches("[a-z0-9]{12}");
        assertThat(found.path(1).path("url").asString("")).isEqualTo(url("1050.jpg"));
        assertThat(found.path(2).path("imageId").asString("")).isEqualTo(NOBODYS);
        assertThat(found.path(2).path("width").asInt()).isEqualTo(9);
        assertThat(found.path(2).at("/error/errorCode").asInt()).isEqualTo(1006);
    }

    @Test
    void doesNotFindAnImageThatItsUserShowsNoLonger() {
        String newer = upload();

        JsonNode found = resolve("[{\"imageId\":\"" + imageId + "\"},{\"imageId\":\"" + newer + "\"}]");

        assertThat(found.path(0).at("/error/errorCode").asInt()).isEqualTo(1006);
        assertThat(found.path(1).has("url")).isTrue();
    }

    @Test
    void findsTheImagesOfOtherUsers() {
        token = edge.tokens.of(1, "basic");

        assertThat(resolve("[{\"imageId\":\"" + imageId + "\"}]")
                        .path(0)
                        .path("url")
                        .asString(""))
                .isEqualTo(url("1050.jpg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "\"u!1!\"", "7"})
    void refusesABodyThatIsNoArrayOfImages(String body) {
        assertError(
                send("/2.0/imageurls", body),
                400,
                1008,
                UNPARSEABLE + "An array of objects with imageId, and perhaps width and height, is expected.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[] []",
                "nonsense",
                "[{\"imageId\":\"a\",\"imageId\":\"b\"}]",
                "[{\"imageId\":\"a\",\"width\":1,\"width\":2}]"
            })
    void refusesABodyThatIsNoJsonOrHasAMemberTwice(String body) {
        assertError(
                send("/2.0/imageurls", body),
                400,
                1008,
                UNPARSEABLE + "The body is not valid JSON, or has a member twice.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "7", "[]", "{\"imageId\":null}", "{\"imageId\":5}", "{\"imageId\":[]}"})
    void refusesEntriesWhoseImageIdIsNoString(String entry) {
        assertError(
                send("/2.0/imageurls", "[{\"imageId\":\"a\"}," + entry + "]"),
                400,
                1008,
                UNPARSEABLE + "The imageId of entry 2 must be a string.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"256\"", "\"wide\"", "1.5", "256.0", "0", "-1", "2147483648", "1e99", "true", "[1]", "{}"})
    void refusesSidesThatAreNoNumberOfPixels(String side) {
        for (String name : List.of("width", "height")) {
            assertError(
                    send("/2.0/imageurls", "[{\"imageId\":\"a\",\"" + name + "\":" + side + "}]"),
                    400,
                    1008,
                    UNPARSEABLE + "The " + name + " of entry 1 must be an integer from 1 to 2147483647.");
        }
    }

    @Test
    void takesASideThatIsNullForAny() {
        assertThat(resolve("[{\"imageId\":\"" + imageId + "\",\"width\":null,\"height\":2147483647}]")
                        .path(0)
                        .path("url")
                        .asString(""))
                .isEqualTo(url("1050.jpg"));
    }

    @Test
    void refusesToFindNothingOrTooMuch() {
        String entry = "{\"imageId\":\"" + NOBODYS + "\"}";
        String tooMany = "[" + String.join(",", Collections.nCopies(101, entry)) + "]";
        String limit = UNPARSEABLE + "The array must have 1 to 100 entries.";

        assertError(send("/2.0/imageurls", "[]"), 400, 1008, limit);
        assertError(send("/2.0/imageurls", tooMany), 400, 1008, limit);
        assertThat(resolve("[" + String.join(",", Collections.nCopies(100, entry)) + "]"))
                .hasSize(100);
    }

    @Test
    void refusesABodyThatIsLongerThanAnyList() {
        assertError(
                send("/2.0/imageurls", " ".repeat(65_537)),
                400,
                1008,
                UNPARSEABLE + "The body has more than 65536 bytes.");
    }

    private String upload() {
        return edge.send(edge.request("/2.0/users/me/profileimage", token).POST(BodyPublishers.ofByteArray(PHOTOGRAPH)))
                .json()
                .at("/result/profileImage/imageId")
                .asString("");
    }

    private JsonNode resolve(String body) {
        Answer answer = send("/2.0/imageurls", body);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("imageUrls");
    }

    private Answer send(String path, String body) {
        return edge.send(edge.request(path, token).POST(BodyPublishers.ofString(body)));
    }

    private String url(String file) {
        return "http://pictures.test/images/" + image.imageId() + "/" + file;
    }
}
