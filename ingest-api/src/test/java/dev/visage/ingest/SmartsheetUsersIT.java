package dev.visage.ingest;

import static dev.visage.ingest.SmartsheetAnswers.assertError;
import static dev.visage.ingest.SmartsheetAnswers.assertIsJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Counts;
import dev.visage.contracts.profile.Work;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading users, and acting as one. */
class SmartsheetUsersIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(48, 32, Orientation.UPRIGHT);

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
        edge.profiles.add(
                user,
                Attributes.named("ada" + user)
                        .draft()
                        .name("Ada Maria Quill")
                        .email("ada+" + user + "@example.org")
                        .attributes());
        token = edge.tokens.of(user, "update_profile");
        edge.pipeline.decides(SmartsheetAnswers::applied);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2.0/users/me",
                "/2.0/users/me.json",
                "/2.0/users/me/",
                "/2.0/users/{id}",
                "/2.0/users/{id}.json?include=groups&numericDates=true",
                "/2.0/users/{id}/",
                "/2.0/users/@ada{id}",
                "/2.0/users/%40ada{id}"
            })
    void readsTheCallerInEverySpellingOfThePath(String path) {
        Answer answer = edge.send(edge.request(path.replace("{id}", Long.toString(user)), token));

        assertThat(answer.status()).isEqualTo(200);
        assertIsJson(answer);
        assertThat(answer.json().path("id").asLong()).isEqualTo(user);
        assertThat(answer.text("name")).isEqualTo("Ada Maria Quill");
        assertThat(answer.text("firstName")).isEqualTo("Ada Maria");
        assertThat(answer.text("lastName")).isEqualTo("Quill");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        edge.profiles.add(user, Attributes.named("ada" + user));

        assertThat(me()).isEqualTo(json("{\"name\":\"ada" + user + "\",\"id\":" + user + "}"));
    }

    @Test
    void showsEveryFieldThatIsKnown() {
        edge.profiles.add(
                user,
                Attributes.named("ada" + user)
                        .draft()
                        .name("Ada Maria Quill")
                        .firstName("Ada")
                        .lastName("Maria Quill")
                        .email("ada@example.org")
                        .alternateEmails(List.of(
                                new Attributes.AlternateEmail("ada@example.net", true),
                                new Attributes.AlternateEmail("quill@example.net", false)))
                        .locale("en_US")
                        .timezone("US/Pacific")
                        .account(new Account(
                                5_831_916_227_192_708L,
                                "Quill & Sons",
                                null,
                                Account.Status.ACTIVE,
                                null,
                                true,
                                false,
                                true,
                                false,
                                Instant.parse("2026-08-15T18:32:47.987Z")))
                        .work(new Work("Quill", "Press", "Editor", "Engineering", "+1 555 0100", "+1 555 0101"))
                        .counts(new Counts(null, null, null, null, null, 11L))
                        .attributes());

        assertThat(me()).isEqualTo(json("""
                                {"email":"ada@example.org","name":"Ada Maria Quill","firstName":"Ada","lastName":"Maria Quill",
                                 "id":%d,
                                 "account":{"id":5831916227192708,"name":"Quill & Sons"},
                                 "status":"ACTIVE","admin":true,"groupAdmin":false,"licensedSheetCreator":true,
                                 "resourceViewer":false,"lastLogin":"2026-08-15T18:32:47Z",
                                 "company":"Quill","department":"Press","title":"Editor","role":"Engineering",
                                 "workPhone":"+1 555 0100","mobilePhone":"+1 555 0101",
                                 "locale":"en_US","timeZone":"US/Pacific","sheetCount":11,
                                 "alternateEmails":[{"id":289408441,"email":"ada@example.net","confirmed":true},
                                                    {"id":4071435795,"email":"quill@example.net","confirmed":false}]}
                                """.formatted(user)));
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryStatus(Account.Status status) {
        Account account = new Account(null, null, null, status, null, null, null, null, null, null);
        edge.profiles.add(
                user, Attributes.named("ada" + user).draft().account(account).attributes());

        assertThat(me().path("status").asString("")).isEqualTo(status.name());
        assertThat(me().has("account")).isFalse();
    }

    @Test
    void showsTheImageThatTheUserHas() {
        Answer uploaded = edge.send(
                edge.request("/2.0/users/me/profileimage", token).POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));

        assertThat(uploaded.status()).isEqualTo(200);
        assertThat(me().path("profileImage")).isEqualTo(uploaded.json().at("/result/profileImage"));
    }

    @Test
    void showsAnImageThatCameByAnotherApiAtItsOwnSize() {
        Image image = SmartsheetAnswers.image();
        Image small = Image.of(image.imageId(), image.renditions().subList(1, 4));
        edge.profiles.show(new UploadOutcome.Applied(
                UploadId.next(), new UserId(user), PictureKind.AVATAR, small, new ProfileVersion(2)));

        assertThat(me().at("/profileImage/width").asInt()).isEqualTo(400);
        assertThat(me().at("/profileImage/height").asInt()).isEqualTo(400);
    }

    @Test
    void letsAnAdminReadAnyUserAndOthersOnlyThemselves() {
        assertThat(edge.send(edge.request("/2.0/users/" + user, edge.tokens.of(1, "admin")))
                        .json()
                        .path("id")
                        .asLong())
                .isEqualTo(user);
        assertError(
                edge.send(edge.request("/2.0/users/" + user, edge.tokens.of(1, "update_profile"))),
                403,
                1004,
                "You are not authorized to perform this action.");
        assertError(
                edge.send(edge.request("/2.0/users/424242", edge.tokens.of(1, "admin"))), 404, 1020, "User not found.");
    }

    @Test
    void leavesTheBarePathToAnotherApi() {
        assertThat(edge.send(edge.request("/users/me.json", token)).json().has("meta"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada%2B{id}%40example.org", "ADA%2b{id}%40Example.Org", "ada+{id}@example.org"})
    void letsAnAdminActAsAnotherUser(String address) {
        String admin = edge.tokens.of(1, "admin");
        String assumed = address.replace("{id}", Long.toString(user));

        Answer read = edge.send(edge.request("/2.0/users/me", admin).header("Assume-User", assumed));
        Answer uploaded = edge.send(edge.request("/2.0/users/me/profileimage", admin)
                .header("Assume-User", assumed)
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));

        assertThat(read.json().path("id").asLong()).isEqualTo(user);
        assertThat(uploaded.status()).isEqualTo(200);
        assertThat(uploaded.json().at("/result/id").asLong()).isEqualTo(user);
        assertThat(edge.pipeline.uploadsOf(user)).hasSize(1);
    }

    @Test
    void takesTheRightsOfTheUserWhomAnAdminActsAs() {
        Answer answer = edge.send(edge.request("/2.0/users/1", edge.tokens.of(1, "admin"))
                .header("Assume-User", "ada%2B" + user + "%40example.org"));

        assertError(answer, 403, 1004, "You are not authorized to perform this action.");
    }

    @Test
    void refusesToActAsAnybodyElse() {
        String own = "ada%2B" + user + "%40example.org";
        assertNotAssumed(token, own);
        String admin = edge.tokens.of(1, "admin");
        assertNotAssumed(admin, "nobody%40example.org");
        assertNotAssumed(admin, "nobody");
        assertNotAssumed(admin, "%zz@");
        assertNotAssumed(admin, "%zz");
        assertNotAssumed(admin, "");
        assertNotAssumed(admin, "a".repeat(255) + "@example.org");

        Account account = new Account(null, null, null, null, null, true, null, null, null, null);
        edge.profiles.add(
                user,
                Attributes.named("ada" + user)
                        .draft()
                        .email("ada+" + user + "@example.org")
                        .account(account)
                        .attributes());
        assertNotAssumed(admin, own);
    }

    private static void assertNotAssumed(String token, String address) {
        for (String path : List.of("/2.0/users/me", "/2.0/users/me/profileimage")) {
            Answer answer = edge.send(edge.request(path, token)
                    .header("Assume-User", address)
                    .method(path.endsWith("image") ? "POST" : "GET", BodyPublishers.ofByteArray(PHOTOGRAPH)));
            assertError(answer, 401, 1030, "You are unable to assume the user specified.");
        }
    }

    private JsonNode me() {
        Answer answer = edge.send(edge.request("/2.0/users/me", token));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
