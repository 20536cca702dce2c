package dev.visage.ingest;

import static dev.visage.ingest.AppNetErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where App.net's avatars and covers are. */
class AppNetRedirectIT {

    private static TestingEdge edge;
    private static long lastUser = 1000;
    private long user;
    private String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUser() {
        user = ++lastUser;
        edge.profiles.add(user, "appnet" + user);
        token = edge.tokens.of(user, "basic");
    }

    @ParameterizedTest
    @EnumSource(PictureKind.class)
    void leadsEveryoneToTheCurrentPictureAndPassesTheQueryOn(PictureKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        Image image = TestingEdge.image();
        edge.profiles.show(
                new UploadOutcome.Applied(UploadId.next(), new UserId(user), kind, image, new ProfileVersion(2)));
        String current = "http://pictures.test/" + image.largest().key();

        Answer byNumber = edge.send(edge.request("/stream/0/users/" + user + "/" + name + "?w=20&callback=f"));
        Answer byName = edge.send(edge.request("/users/@APPNET" + user + "/" + name));
        Answer byEncodedName = edge.send(edge.request("/users/%40appnet" + user + "/" + name + ".json"));
        Answer mine = edge.send(edge.request("/stream/0/users/me/" + name + "/?access_token=" + token + "&h=5"));

        assertThat(byNumber.status()).isEqualTo(302);
        assertThat(byNumber.header("Location")).isEqualTo(current + "?w=20");
        assertThat(byNumber.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(byNumber.response().body()).isEmpty();
        assertThat(byName.header("Location")).isEqualTo(current);
        assertThat(byEncodedName.header("Location")).isEqualTo(current);
        assertThat(mine.header("Location")).isEqualTo(current + "?h=5");
    }

    @Test
    void passesOnAnyQuery() {
        String avatar = "/stream/0/users/" + user + "/avatar";

        assertThat(edge.send(edge.request(avatar + "?a=b=c&callback=f&w=%5B1%5D"))
                        .header("Location"))
                .endsWith("/images/default/avatar.png?a=b=c&w=%5B1%5D");
        assertThat(edge.send(edge.request(avatar + "?callback=f")).header("Location"))
                .endsWith("/images/default/avatar.png");
    }

    @ParameterizedTest
    @CsvSource({"avatar,400,400", "cover,960,260"})
    void leadsToTheDefaultPictureOfAUserWithoutOne(String picture, int width, int height) {
        Answer answer = edge.send(edge.request("/stream/0/users/me/" + picture, token));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("http://pictures.test/images/default/" + picture + ".png");
        assertThat(edge.send(edge.request("/images/default/" + picture + ".png"))
                        .header("Content-Type"))
                .isEqualTo("image/png");
        Answer shown = edge.send(edge.request("/stream/0/users/me", token));
        assertThat(shown.json().at("/data/" + picture + "_image/width").asInt()).isEqualTo(width);
        assertThat(shown.json().at("/data/" + picture + "_image/height").asInt())
                .isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({"avatar", "cover"})
    void leadsNowhereForUnknownUsers(String picture) {
        assertError(edge.send(edge.request("/stream/0/users/me/" + picture)), 401, AppNetErrors.NO_TOKEN);
        assertError(edge.send(edge.request("/stream/0/users/424242/" + picture)), 404, AppNetErrors.NO_USER);
        assertError(edge.send(edge.request("/stream/0/users/nobody/" + picture)), 404, AppNetErrors.NO_USER);
        assertError(edge.send(edge.request("/stream/0/users/@nobody/" + picture)), 404, AppNetErrors.NO_USER);
    }
}
