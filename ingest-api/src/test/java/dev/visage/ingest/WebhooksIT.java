package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookType;
import dev.visage.ingest.FakeWebhooks.Refusal;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksIT {

    private static final String URL = "{\"url\": \"https://hooks.example.org/\"}";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static TestingEdge edge;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
        token = edge.tokens.of(1, "events");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @AfterEach
    void refuseNothing() {
        edge.profiles.webhooks.refuse(null);
    }

    @Test
    void makesAWebhookAndTellsItsSecretOnce() {
        Answer made = post("", URL);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/v1/webhooks/" + made.text("webhookId"));
        assertThat(made.text("secret"))
                .isEqualTo(edge.profiles.webhooks.secret(made.text("webhookId")).value());
        assertThat(made.text("status")).isEqualTo("enabled");
        assertThat(made.text("createdBy")).isEqualTo("1");
        assertThat(made.json().path("types").valueStream().map(type -> type.asString()))
                .containsExactly("profile.changed", "profile.erased");
        Answer read = get("/" + made.text("webhookId"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().has("secret")).isFalse();
    }

    @Test
    void passesOnWhatTheWebhookIsToDo() {
        Answer made = post("", """
                {"url": "https://hooks.example.org/", "description": "Search", "types": ["notification.created"],
                 "users": [7, 8], "kinds": ["avatar"], "changed": ["name", "cover"], "secret": "%s"}""".formatted(SECRET));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("secret")).isEqualTo(SECRET);
        assertThat(edge.profiles.webhooks.get(made.text("webhookId")).terms()).satisfies(terms -> {
            assertThat(terms.description()).isEqualTo("Search");
            assertThat(terms.filter())
                    .isEqualTo(new WebhookFilter(
                            List.of(WebhookType.NOTIFICATION_CREATED),
                            List.of(new UserId(7), new UserId(8)),
                            List.of(PictureKind.AVATAR),
                            List.of("name", "cover")));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[];body",
                "{};url",
                "{\"url\": 7};url",
                "{\"url\": \"https://a.example\", \"types\": []};types",
                "{\"url\": \"https://a.example\", \"types\": [\"profile.created\"]};types[0]",
                "{\"url\": \"https://a.example\", \"users\": [0]};users[0]",
                "{\"url\": \"https://a.example\", \"users\": [\"7\"]};users[0]",
                "{\"url\": \"https://a.example\", \"kinds\": [\"banner\"]};kinds[0]",
                "{\"url\": \"https://a.example\", \"changed\": [\"shoe\"]};changed",
                "{\"url\": \"https://a.example\", \"secret\": \"whsec_c2hvcnQ=\"};secret",
                "{\"url\": \"https://a.example\", \"secret\": \"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"};secret"
            })
    void namesTheMemberThatItCannotRead(String body, String field) {
        Answer refused = post("", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("malformed");
        assertThat(refused.text("field")).isEqualTo(field);
    }

    @Test
    void boundsAllThatIsSent() {
        String long2001 = "https://a.example/" + "a".repeat(1983);
        assertThat(post("", "{\"url\": \"" + long2001 + "\"}").text("field")).isEqualTo("url");
        assertThat(post("", "{\"url\": \"https://a.example\", \"description\": \"" + "a".repeat(201) + "\"}")
                        .text("field"))
                .isEqualTo("description");
        String users = String.join(",", Stream.generate(() -> "7").limit(51).toList());
        assertThat(post("", "{\"url\": \"https://a.example\", \"users\": [" + users + "]}")
                        .text("field"))
                .isEqualTo("users");
    }

    @Test
    void tellsInTheStoresWordsWhatIsWrongWithAUrl() {
        edge.profiles.webhooks.refuse(new Refusal(400, "\"url\" holds credentials.", "url"));
        Answer malformed = post("", URL);
        edge.profiles.webhooks.refuse(new Refusal(422, "The host of the URL leads nowhere.", null));
        Answer refused = post("", URL);
        edge.profiles.webhooks.refuse(new Refusal(409, "One subject has 20 webhooks at most.", null));
        Answer tooMany = post("", URL);

        assertThat(malformed.text("field")).isEqualTo("url");
        assertThat(malformed.text("detail")).isEqualTo("\"url\" holds credentials.");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("url-refused");
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.text("detail")).isEqualTo("One subject has 20 webhooks at most.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/{id}", "/{id}/deliveries"})
    void needsTheScopeOfEvents(String path) {
        String one = post("", URL).text("webhookId");

        Answer refused = edge.send(
                edge.request("/v1/webhooks" + path.replace("{id}", one), edge.tokens.of(1, "update_profile import")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("scope-missing");
    }

    @Test
    void showsAWebhookToWhoeverMadeItAndToAdminsOnly() {
        String one = "/v1/webhooks/" + post("", URL).text("webhookId");
        String other = edge.tokens.of(2, "events");

        for (String path : List.of("", "/deliveries")) {
            Answer hidden = edge.send(edge.request(one + path, other));
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.text("code")).isEqualTo("unknown-webhook");
            assertThat(edge.send(edge.request(one + path, edge.tokens.of(2, "admin")))
                            .status())
                    .isEqualTo(200);
        }
        for (String step : List.of("/enable", "/test", "/secret/rotate", "/deliveries/9/redeliver")) {
            assertThat(edge.send(edge.request(one + step, other).POST(BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(edge.send(edge.request(one, other).DELETE()).status()).isEqualTo(404);
        assertThat(get("/no-webhook").status()).isEqualTo(404);
    }

    @Test
    void listsOnesOwnWebhooksNewestFirst() {
        String service = edge.tokens.ofService("events");
        List<String> made = Stream.generate(
                        () -> edge.send(edge.request("/v1/webhooks", service).POST(BodyPublishers.ofString(URL)))
                                .text("webhookId"))
                .limit(3)
                .toList();
        post("", URL);

        Answer first = edge.send(edge.request("/v1/webhooks?limit=2", service));
        Answer second = edge.send(edge.request("/v1/webhooks?limit=2&after=" + first.text("next"), service));

        assertThat(first.json().path("webhooks").findValuesAsString("webhookId"))
                .containsExactly(made.get(2), made.get(1));
        assertThat(second.json().path("webhooks").findValuesAsString("webhookId"))
                .containsExactly(made.get(0));
        assertThat(edge.send(edge.request("/v1/webhooks", edge.tokens.of(9, "admin")))
                        .json()
                        .path("webhooks")
                        .size())
                .isGreaterThan(3);
        assertThat(get("?limit=0").text("field")).isEqualTo("limit");
        assertThat(get("?after=x").text("field")).isEqualTo("after");
    }

    @Test
    void changesEnablesAndDeletes() {
        String one = post("", URL).text("webhookId");

        Answer changed = edge.send(edge.request("/v1/webhooks/" + one, token)
                .PUT(BodyPublishers.ofString("{\"url\": \"https://other.example.org/\", \"kinds\": [\"cover\"]}")));
        Answer withSecret = edge.send(edge.request("/v1/webhooks/" + one, token)
                .PUT(BodyPublishers.ofString("{\"url\": \"https://a.example\", \"secret\": \"" + SECRET + "\"}")));

        assertThat(changed.text("url")).isEqualTo("https://other.example.org/");
        assertThat(changed.json().path("kinds").get(0).asString()).isEqualTo("cover");
        assertThat(withSecret.text("field")).isEqualTo("secret");
        assertThat(post("/" + one + "/enable", "").text("status")).isEqualTo("enabled");
        assertThat(edge.send(edge.request("/v1/webhooks/" + one, token).DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(get("/" + one).status()).isEqualTo(404);
    }

    @Test
    void rotatesTheSecretToANewOneOrAGivenOne() {
        String one = post("", URL).text("webhookId");

        Answer made = post("/" + one + "/secret/rotate", "");
        Answer given = post("/" + one + "/secret/rotate", "{\"secret\": \"" + SECRET + "\"}");

        assertThat(made.text("secret")).startsWith("whsec_").isNotEqualTo(SECRET);
        assertThat(given.text("secret")).isEqualTo(SECRET);
        assertThat(given.text("oldSecretUntil")).isNotEmpty();
        assertThat(post("/" + one + "/secret/rotate", "{\"secret\": \"short\"}").text("field"))
                .isEqualTo("secret");
    }

    @Test
    void tellsWhatCameOfATestMessage() {
        String one = post("", URL).text("webhookId");

        Answer tested = post("/" + one + "/test", "");

        assertThat(tested.status()).isEqualTo(200);
        assertThat(tested.json().propertyNames())
                .containsExactly("eventId", "succeeded", "status", "failure", "durationMillis");
        assertThat(tested.json().path("succeeded").asBoolean()).isFalse();
        assertThat(tested.json().path("status").asInt()).isEqualTo(410);
        assertThat(tested.text("failure")).isEqualTo("status");
    }

    @Test
    void showsTheLogAndDeliversAgain() {
        String one = post("", URL).text("webhookId");

        Answer log = get("/" + one + "/deliveries?status=failed");
        Answer again = post("/" + one + "/deliveries/9/redeliver", "");

        assertThat(log.json().path("deliveries").findValuesAsString("status")).contains("failed");
        assertThat(log.json().at("/deliveries/0").propertyNames())
                .containsExactly(
                        "deliveryId",
                        "eventId",
                        "type",
                        "userId",
                        "status",
                        "attempts",
                        "nextAttemptAt",
                        "createdAt",
                        "endedAt");
        assertThat(log.json().at("/deliveries/0/attempts/0/failure").asString()).isEqualTo("timeout");
        assertThat(log.json().path("next").asInt()).isEqualTo(8);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("status")).isEqualTo("pending");
        assertThat(get("/" + one + "/deliveries?status=lost").text("field")).isEqualTo("status");
        assertThat(get("/" + one + "/deliveries?after=x").text("field")).isEqualTo("after");
        assertThat(post("/" + one + "/deliveries/x/redeliver", "").status()).isEqualTo(404);
    }

    private static Answer post(String path, String body) {
        return edge.send(edge.request("/v1/webhooks" + path, token).POST(BodyPublishers.ofString(body)));
    }

    private static Answer get(String path) {
        return edge.send(edge.request("/v1/webhooks" + path, token));
    }
}
