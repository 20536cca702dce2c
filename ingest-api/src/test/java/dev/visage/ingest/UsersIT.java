package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "{                                   | body",
                "[]                                  | body",
                "{}                                  | username",
                "{\"username\":7}                    | username",
                "{\"username\":\"a b\"}              | username",
                "{\"username\":\"a\",\"email\":\"x\"}    | email",
                "{\"username\":\"a\",\"timezone\":\"Mars\"} | timezone",
                "{\"username\":\"a\",\"locale\":\"!\"}   | locale",
                "{\"username\":\"a\",\"name\":\"x\\ud800y\"} | name",
                "{\"username\":\"a\",\"name\":\"x\\u0007\"} | name",
                "{\"username\":\"a\",\"username\":\"b\"} | body"
            })
    void namesTheMemberThatIsWrong(String body, String field) {
        Answer answer = provision("34", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo(field);
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

    private static Answer provision(String user, String body) {
        return edge.send(edge.request("/v1/users/" + user, edge.tokens.of(1, "admin"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }
}
