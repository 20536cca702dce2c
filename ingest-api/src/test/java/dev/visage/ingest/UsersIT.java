package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UsersIT {

    private static TestingEdge edge;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void provisionsANewUserAndThenUpdatesIt() {
        Answer created = provision("31", "{\"username\":\"newcomer\"}");
        Answer updated = provision("31", "{\"username\":\"newcomer\",\"unknown\":true}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/users/31");
        assertThat(created.json().path("userId").asLong()).isEqualTo(31);
        assertThat(created.text("username")).isEqualTo("newcomer");
        assertThat(updated.status()).isEqualTo(200);
    }

    @Test
    void keepsAndShowsTheWholeRecordThatTheDocumentationShows() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "api.md"));
        String record = page.substring(page.indexOf("### The user"));
        record = record.substring(record.indexOf("{"), record.indexOf("```\n\n"));

        assertThat(provision("30", record).status()).isEqualTo(201);
        ObjectNode shown = (ObjectNode)
                edge.send(edge.request("/v1/users/me", edge.tokens.of(30, ""))).json();

        JsonNode written = JsonMapper.shared().readTree(record);
        assertThat(shown.propertyNames()).containsAll(written.propertyNames());
        assertThat(shown.remove(List.of("userId", "version", "pictures", "createdAt", "updatedAt")))
                .isEqualTo(written);
        assertThat(edge.profiles.profile(30).attributes())
                .extracting("about", "work", "account", "staffing", "counts", "annotations", "descriptionLinks")
                .doesNotContainNull();
    }

    @Test
    void erasesAUserForAdminsOnly() {
        for (long user = 51; user <= 53; user++) {
            edge.profiles.add(user, "erased" + user);
        }
        String admin = edge.tokens.of(53, "admin");

        assertThat(edge.send(edge.request("/v1/users/me", edge.tokens.of(51, "update_profile import events"))
                                .DELETE())
                        .text("code"))
                .isEqualTo("scope-missing");
        for (String user : List.of("51", "@ERASED52", "me")) {
            Answer answer = edge.send(edge.request("/v1/users/" + user, admin).DELETE());
            assertThat(answer.status()).as(user).isEqualTo(204);
            assertThat(answer.response().body()).isEmpty();
        }
        for (String user : List.of("51", "@erased52", "me", "@nobody-at-all")) {
            assertThat(edge.send(edge.request("/v1/users/" + user, admin).DELETE())
                            .text("code"))
                    .as(user)
                    .isEqualTo("unknown-user");
        }
    }

    @Test
    void forgetsWhatIsNotProvisionedAgain() {
        provision("41", "{\"username\":\"forgotten\",\"about\":{\"city\":\"Paris\"}}");

        Answer answer = provision("41", "{\"username\":\"forgotten\"}");

        assertThat(answer.json().has("about")).isFalse();
        assertThat(answer.json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void refusesAUsernameThatAnotherUserHas() {
        provision("32", "{\"username\":\"first\"}");

        Answer answer = provision("33", "{\"username\":\"First\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("detail")).contains("First");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                                    | body",
                "{}                                                                    | username",
                "{\"username\":\"a\",\"staffing\":{\"skills\":[{\"id\":1,\"membershipId\":2}]}} | staffing.skills[0].name",
                "{\"username\":\"a\",\"counts\":{\"posts\":-1}}                        | counts.posts"
            })
    void namesTheMemberThatIsWrong(String body, String field) {
        Answer answer = provision("34", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo(field);
        assertThat(answer.text("detail")).contains(field.equals("body") ? "The body" : "\"" + field + "\"");
    }

    @Test
    void takesTheProfileStoresWordForWhatItCannotKeep() {
        edge.profiles.refuse("annotations[0].value", "annotations[0].value is nested deeper than 64 levels.");
        Answer answer = provision("34", "{\"username\":\"a\"}");
        edge.profiles.refuseNothing();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("annotations[0].value");
        assertThat(answer.text("detail")).isEqualTo("annotations[0].value is nested deeper than 64 levels.");
    }

    @Test
    void takesAPictureOffAProfile() {
        edge.profiles.add(42, "bare");
        edge.profiles.show(avatarOf(42));

        for (String user : List.of("me", "42", "@Bare")) {
            assertThat(deletePicture(user, "avatar", edge.tokens.of(42, "update_profile"))
                            .status())
                    .isEqualTo(204);
        }

        assertThat(edge.profiles.picture(42, PictureKind.AVATAR)).isEmpty();
        assertThat(edge.profiles.profile(42).version().value()).isEqualTo(3);
    }

    @Test
    void takesPicturesOffForTheEntitledOnly() {
        edge.profiles.add(43, "dressed");
        edge.profiles.show(avatarOf(43));

        assertThat(deletePicture("43", "avatar", edge.tokens.of(43, "")).text("code"))
                .isEqualTo("scope-missing");
        assertThat(deletePicture("43", "avatar", edge.tokens.of(44, "update_profile"))
                        .text("code"))
                .isEqualTo("other-user");
        assertThat(deletePicture("43", "banner", edge.tokens.of(43, "update_profile"))
                        .text("code"))
                .isEqualTo("route-unknown");
        assertThat(deletePicture("9999", "avatar", edge.tokens.of(1, "admin")).text("code"))
                .isEqualTo("unknown-user");
        assertThat(edge.profiles.picture(43, PictureKind.AVATAR)).isPresent();
        assertThat(deletePicture("43", "cover", edge.tokens.of(1, "admin")).status())
                .isEqualTo(204);
    }

    @Test
    void provisionsForAdminsOnlyAndUnderNumbersOnly() {
        Answer notAdmin = edge.send(edge.request("/v1/users/35", edge.tokens.of(35, "update_profile"))
                .PUT(BodyPublishers.ofString("{\"username\":\"x\"}")));

        assertThat(notAdmin.status()).isEqualTo(403);
        assertThat(notAdmin.text("code")).isEqualTo("scope-missing");
        assertThat(provision("me", "{\"username\":\"x\"}").status()).isEqualTo(400);
        for (String number : new String[] {"9007199254740992", "0", "+1", "001"}) {
            assertThat(provision(number, "{\"username\":\"x\"}").text("field")).isEqualTo("user");
        }
    }

    @Test
    void readsAUserByNumberAsMeAndByName() {
        edge.profiles.add(36, "Reader");
        String token = edge.tokens.of(36, "");

        for (String user : new String[] {"36", "me", "@reader", "%40READER"}) {
            Answer answer = edge.send(edge.request("/v1/users/" + user, token));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("userId").asLong()).isEqualTo(36);
            assertThat(answer.json().path("pictures").isEmpty()).isTrue();
        }
    }

    @Test
    void readsOthersForAdminsOnly() {
        edge.profiles.add(37, "private");

        assertThat(edge.send(edge.request("/v1/users/37", edge.tokens.of(38, "")))
                        .status())
                .isEqualTo(403);
        assertThat(edge.send(edge.request("/v1/users/@private", edge.tokens.of(38, "")))
                        .status())
                .isEqualTo(403);
        assertThat(edge.send(edge.request("/v1/users/37", edge.tokens.of(38, "admin")))
                        .status())
                .isEqualTo(200);
        assertThat(edge.send(edge.request("/v1/users/37/notifications", edge.tokens.of(38, "")))
                        .status())
                .isEqualTo(403);
        assertThat(edge.send(edge.request("/v1/users/9999", edge.tokens.of(38, "admin")))
                        .text("code"))
                .isEqualTo("unknown-user");
    }

    @Test
    void readsScopesOnceTwiceOrAsAList() {
        edge.profiles.add(39, "scoped");

        assertThat(edge.send(edge.request("/v1/users/39", edge.tokens.of(1, "admin  admin")))
                        .status())
                .isEqualTo(200);
        assertThat(edge.send(edge.request("/v1/users/39", edge.tokens.of(1, List.of("basic", "admin"))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersHeadWhereverItAnswersGet() {
        edge.profiles.add(40, "headed");

        Answer answer =
                edge.send(edge.request("/v1/users/40", edge.tokens.of(40, "")).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void tellsATokenOfNobodyThatItActsForNobody() {
        Answer answer = edge.send(edge.request("/v1/users/me", edge.tokens.ofService("admin")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("code")).isEqualTo("other-user");
    }

    @Test
    void answersWhatTheFirewallRefusesWithAProblem() {
        Answer answer = edge.send(edge.request("/v1/users/@a%2Fb", edge.tokens.of(1, "admin")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("path");
    }

    private static Answer deletePicture(String user, String kind, String token) {
        return edge.send(
                edge.request("/v1/users/" + user + "/pictures/" + kind, token).DELETE());
    }

    private static UploadOutcome.Applied avatarOf(long user) {
        return new UploadOutcome.Applied(
                UploadId.next(), new UserId(user), PictureKind.AVATAR, TestingEdge.image(), new ProfileVersion(2));
    }

    private static Answer provision(String user, String body) {
        return edge.send(edge.request("/v1/users/" + user, edge.tokens.of(1, "admin"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }
}
