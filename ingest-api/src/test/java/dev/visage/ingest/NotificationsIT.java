package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Notification;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class NotificationsIT {

    private static final AtomicLong USERS = new AtomicLong(1000);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static TestingEdge edge;

    private final long user = USERS.incrementAndGet();

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void addUser() {
        edge.profiles.add(user, "told" + user);
    }

    @Test
    void areListedNewestFirstWithTheirTotal() {
        edge.profiles.tell(user, "Older", "A sentence.");
        Notification newest = edge.profiles.tell(user, "Newer", "Another sentence.");
        edge.profiles.totalNotifications(user, 10);

        Answer answer = edge.send(of("?limit=1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("total").asInt()).isEqualTo(10);
        assertThat(answer.json().path("notifications").size()).isEqualTo(1);
        assertThat(answer.json().at("/notifications/0/notificationId").asLong())
                .isEqualTo(newest.notificationId().value());
        assertThat(answer.json().at("/notifications/0").has("readAt")).isFalse();
    }

    @Test
    void areAHundredAtMostUnlessFewerAreAskedFor() {
        for (int i = 0; i < 101; i++) {
            edge.profiles.tell(user, "Title", "A sentence.");
        }

        for (String query : new String[] {"", "?limit=100"}) {
            assertThat(edge.send(of(query)).json().path("notifications").size()).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten", "", "1e1"})
    void areListedWithinLimitsOnly(String limit) {
        Answer answer = edge.send(of("?limit=" + limit));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("limit");
    }

    @Test
    void areReadOnceAndDeletedOnce() {
        String told = "/" + edge.profiles.tell(user, "Title", "A sentence.").notificationId();

        Answer read = edge.send(of(told + "/read").POST(BodyPublishers.noBody()));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("readAt")).isNotEmpty();
        assertThat(edge.send(of(told + "/read").POST(BodyPublishers.noBody())).json())
                .isEqualTo(read.json());
        assertThat(edge.send(of(told).DELETE()).status()).isEqualTo(204);
        for (HttpRequest.Builder gone :
                new HttpRequest.Builder[] {of(told).DELETE(), of(told + "/read").POST(BodyPublishers.noBody())}) {
            Answer answer = edge.send(gone);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("code")).isEqualTo("unknown-notification");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "x", "9223372036854775808"})
    void thatNobodyWasToldAreUnknown(String notification) {
        assertThat(edge.send(of("/" + notification).DELETE()).text("code")).isEqualTo("unknown-notification");
    }

    @Test
    void areChangedByTheEntitledOnly() {
        String told = "/v1/users/" + user + "/notifications/"
                + edge.profiles.tell(user, "Title", "A sentence.").notificationId();
        String reader = edge.tokens.of(user, "");
        String stranger = edge.tokens.of(USERS.incrementAndGet(), "update_profile");

        assertThat(edge.send(edge.request(told, reader).DELETE()).text("code")).isEqualTo("scope-missing");
        assertThat(edge.send(edge.request(told, stranger).DELETE()).text("code"))
                .isEqualTo("other-user");
        assertThat(edge.send(edge.request(told + "/read", stranger).POST(BodyPublishers.noBody()))
                        .text("code"))
                .isEqualTo("other-user");
        assertThat(edge.send(edge.request("/v1/users/" + user + "/notifications", stranger))
                        .text("code"))
                .isEqualTo("other-user");
        assertThat(edge.send(edge.request(told, edge.tokens.of(1, "admin")).DELETE())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void areOfAllKindsButImportsUnlessTheUserSaysOtherwise() {
        Answer before = edge.send(preferences("update_profile"));
        Answer put = edge.send(preferences("update_profile")
                .PUT(BodyPublishers.ofString("{\"picture-failed\":false,\"picture-imported\":true}")));
        Answer after = edge.send(preferences(""));
        Answer again = edge.send(preferences("update_profile").PUT(BodyPublishers.ofString("{}")));

        assertThat(before.json()).isEqualTo(JSON.readTree("""
                        {"picture-applied":true,"picture-rejected":true,"picture-failed":true,"picture-imported":false,
                         "webhook-disabled":true}
                        """));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json()).isEqualTo(JSON.readTree("""
                        {"picture-applied":true,"picture-rejected":true,"picture-failed":false,"picture-imported":true,
                         "webhook-disabled":true}
                        """));
        assertThat(after.json()).isEqualTo(put.json());
        assertThat(again.json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"picture-seen":true}      | picture-seen
                    {"PICTURE_APPLIED":true}   | PICTURE_APPLIED
                    {"picture-applied":"true"} | picture-applied
                    {"picture-applied":null}   | picture-applied
                    [true]                     | body
                    """)
    void areOfKnownKindsThatAreWantedOrNot(String body, String field) {
        Answer answer = edge.send(preferences("update_profile").PUT(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo(field);
    }

    @Test
    void areChosenByTheEntitledOnly() {
        String path = "/v1/users/" + user + "/notification-preferences";
        String stranger = edge.tokens.of(USERS.incrementAndGet(), "update_profile");

        assertThat(edge.send(preferences("").PUT(BodyPublishers.ofString("{}"))).text("code"))
                .isEqualTo("scope-missing");
        assertThat(edge.send(edge.request(path, stranger).PUT(BodyPublishers.ofString("{}")))
                        .text("code"))
                .isEqualTo("other-user");
        assertThat(edge.send(edge.request(path, stranger)).text("code")).isEqualTo("other-user");
        assertThat(edge.send(edge.request(path, edge.tokens.of(1, "admin"))).status())
                .isEqualTo(200);
        assertThat(edge.send(edge.request("/v1/users/999999999/notification-preferences", edge.tokens.of(1, "admin")))
                        .text("code"))
                .isEqualTo("unknown-user");
    }

    private HttpRequest.Builder preferences(String scope) {
        return edge.request("/v1/users/me/notification-preferences", edge.tokens.of(user, scope));
    }

    private HttpRequest.Builder of(String rest) {
        return edge.request("/v1/users/me/notifications" + rest, edge.tokens.of(user, "update_profile"));
    }
}
