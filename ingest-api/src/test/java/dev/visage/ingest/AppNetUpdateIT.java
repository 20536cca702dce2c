package dev.visage.ingest;

import static dev.visage.ingest.AppNetErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Profiles changed in App.net's words. */
class AppNetUpdateIT {

    private static final String ME = "/stream/0/users/me";
    private static final String WHOLE = """
            {"name":"Mark Thurman 2","locale":"en","timezone":"US/Central","description":{"text":"new description"},
             "annotations":[{"type":"net.app.core.directory.blog","value":{"url":"http://mynewblog.com"}}]}
            """;

    private static TestingEdge edge;
    private static long lastUser = 700;
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
        token = edge.tokens.of(user, "basic update_profile");
    }

    @AfterEach
    void leaveProfilesAlone() {
        edge.profiles.beforeEdits(UnaryOperator.identity());
    }

    /** The example of the documentation. */
    @ParameterizedTest
    @ValueSource(strings = {ME, ME + ".json", ME + "/", "/users/me", "/users/me.json"})
    void replacesAProfile(String path) {
        Answer answer = send("PUT", path + "?include_user_annotations=1", WHOLE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/meta/code").asInt()).isEqualTo(200);
        JsonNode data = answer.json().path("data");
        assertThat(data.path("name").asString()).isEqualTo("Mark Thurman 2");
        assertThat(data.path("locale").asString()).isEqualTo("en_US");
        assertThat(data.path("timezone").asString()).isEqualTo("US/Central");
        assertThat(data.path("description")).isEqualTo(json("""
                        {"text":"new description",
                         "html":"<span itemscope=\\"https://app.net/schemas/Post\\">new description</span>",
                         "entities":{"mentions":[],"hashtags":[],"links":[]}}
                        """));
        assertThat(data.path("annotations")).isEqualTo(json("""
                        [{"type":"net.app.core.directory.blog","value":{"url":"http://mynewblog.com"}}]
                        """));
        assertThat(attributes().name()).isEqualTo("Mark Thurman 2");
        assertThat(attributes().username()).isEqualTo("appnet" + user);
    }

    /** The other example of the documentation. */
    @ParameterizedTest
    @ValueSource(strings = {ME, "/users/me"})
    void changesAPartOfAProfile(String path) {
        Answer answer = send("PATCH", path, "{\"name\":\"Mark Thurman 3\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/name").asString()).isEqualTo("Mark Thurman 3");
        assertThat(answer.json().path("data").has("annotations")).isFalse();
        assertThat(attributes())
                .isEqualTo(Attributes.named("appnet" + user)
                        .draft()
                        .name("Mark Thurman 3")
                        .locale("en_US")
                        .timezone("Europe/Paris")
                        .attributes());
    }

    @Test
    void takesTheCallersOwnNumberForMe() {
        assertThat(send("PATCH", "/stream/0/users/" + user, "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "text/plain",
                "image/png",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x"
            })
    void takesJsonWhateverItsAnnouncedType(String type) {
        Answer answer = edge.send(edge.request(ME, token)
                .header("Content-Type", type)
                .method("PATCH", BodyPublishers.ofString("\ufeff {\"name\":\"Ada\"}")));

        assertThat(answer.json().at("/data/name").asString()).isEqualTo("Ada");
    }

    @Test
    void takesJsonWithoutAType() {
        Answer answer =
                edge.send(edge.request(ME, token).method("PATCH", BodyPublishers.ofString("{\"name\":\"Ada\"}")));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void mergesAnnotationsByTheirType() {
        send("PATCH", ME, annotations("{\"type\":\"a\",\"value\":{\"x\":1}},{\"type\":\"b\",\"value\":{}}"));
        send("PATCH", ME, annotations("{\"type\":\"a\",\"value\":{\"x\":2}}"));

        Answer answer = send("PATCH", ME + "?include_annotations=1", annotations("{\"type\":\"b\"}"));

        assertThat(answer.json().at("/data/annotations")).isEqualTo(json("[{\"type\":\"a\",\"value\":{\"x\":2}}]"));
        assertThat(send("PUT", ME + "?include_annotations=1", WHOLE).json().at("/data/annotations"))
                .hasSize(2);
    }

    @Test
    void refusesMoreAnnotationsThanThereIsRoomFor() {
        String half = "{\"type\":\"%s\",\"value\":{\"x\":\"" + "a".repeat(4200) + "\"}}";
        assertThat(send("PATCH", ME, annotations(half.formatted("a"))).status()).isEqualTo(200);

        assertError(
                send("PATCH", ME, annotations(half.formatted("b"))),
                400,
                "Bad Request: annotations must have at most 8192 bytes as JSON, not 8461");
        assertThat(attributes().annotations()).hasSize(1);
    }

    @Test
    void refusesAnnotationsOfAppNetThatItDoesNotKnow() {
        assertError(
                send("PATCH", ME, annotations("{\"type\":\"net.app.core.geolocation\",\"value\":{}}")),
                400,
                "Bad Request: annotations[0].type must not begin with net.app.core. unless App.net knows it");
        assertError(
                send("PATCH", ME, annotations("{\"type\":\"net.app.core.directory.blog\",\"value\":{}}")),
                400,
                "Bad Request: annotations[0].value.url is required");
    }

    @Test
    void placesTheCallersLinks() {
        Answer answer = send("PATCH", ME, """
                {"description":{"text":"my 🎨 page","entities":{"links":[{"pos":5,"len":4,"url":"https://a.example/x"}]}}}
                """);

        assertThat(answer.json().at("/data/description/text").asString()).isEqualTo("my 🎨 page [a.example]");
        assertThat(answer.json().at("/data/description/entities/links")).isEqualTo(json("""
                        [{"text":"page","url":"https://a.example/x","pos":5,"len":4,"amended_len":16}]
                        """));
        assertThat(attributes().descriptionLinks())
                .containsExactly(new DescriptionLink(5, 4, "https://a.example/x", 16));
    }

    @Test
    void readsLinksInMarkdown() {
        Answer answer = send("PATCH", ME, """
                {"description":{"text":"[a.example](https://a.example/) and http://b.example",
                  "entities":{"parse_markdown_links":true,"parse_links":true}}}
                """);

        assertThat(answer.json().at("/data/description/html").asString())
                .isEqualTo(
                        "<span itemscope=\"https://app.net/schemas/Post\"><a href=\"https://a.example/\">a.example</a>"
                                + " and <a href=\"http://b.example\">http://b.example</a></span>");
    }

    @Test
    void takesADescriptionBackThatItAnswered() {
        edge.profiles.add(93657, "c7");
        JsonNode first = send("PATCH", ME, """
                        {"description":{"text":"@c7 #x my page and www.b.example",
                          "entities":{"parse_links":true,"links":[{"pos":7,"len":7,"url":"https://a.example/x"}]}}}
                        """).json().at("/data/description");

        Answer second = send("PATCH", ME, "{\"description\":" + first + "}");

        assertThat(first.at("/entities/links")).hasSize(2);
        assertThat(second.json().at("/data/description")).isEqualTo(first);
    }

    @Test
    void emptiesADescription() {
        send("PATCH", ME, "{\"description\":{\"text\":\"old\"}}");

        Answer answer = send("PATCH", ME, "{\"description\":{\"text\":\"\"}}");

        assertThat(answer.json().path("data").has("description")).isFalse();
    }

    @Test
    void dropsThePartsOfANameThatIsAnotherOne() {
        edge.profiles.add(
                user,
                Attributes.named("appnet" + user)
                        .draft()
                        .name("Ada Quill")
                        .firstName("Ada")
                        .lastName("Quill")
                        .attributes());

        send("PATCH", ME, "{\"name\":\"Grace Stone\"}");

        assertThat(attributes().firstName()).isNull();
        assertThat(attributes().lastName()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"name", "locale", "timezone", "description"})
    void namesWhatIsMissingToReplaceAProfile(String member) {
        assertError(
                send("PUT", ME, WHOLE.replace("\"" + member + "\":", "\"other\":")),
                400,
                "Bad Request: " + member + " is required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":7} | name must be a string",
                "{\"name\":\"\"} | name must not be blank",
                "{\"locale\":\"?\"} | locale must be a locale such as en_US",
                "{\"timezone\":\"Nowhere\"} | timezone must be the name of a time zone such as US/Central",
                "{\"description\":\"text\"} | description must be an object",
                "{\"description\":{}} | description.text is required",
                "{\"description\":{\"text\":[]}} | description.text must be a string",
                "{\"annotations\":\"none\"} | annotations must be a list",
                "{\"name\" | The body is not valid JSON, or has a member twice.",
                "{\"name\":\"a\",\"name\":\"b\"} | The body is not valid JSON, or has a member twice.",
                "[] | The body must be application/json",
                "`` | The body must be application/json",
            })
    void namesWhatIsWrong(String body, String sentence) {
        assertError(send("PATCH", ME, body), 400, "Bad Request: " + sentence);
        assertThat(edge.profiles.profile(user).version().value()).isEqualTo(1);
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertError(
                send("PATCH", ME, "{\"name\":\"" + "🎨".repeat(51) + "\"}"),
                400,
                "Bad Request: name must have at most 50 characters, not 51");
        assertError(
                send("PATCH", ME, "{\"description\":{\"text\":\"" + "🎨".repeat(257) + "\"}}"),
                400,
                "Bad Request: description.text must have at most 256 characters, not 257");
        assertError(
                send("PATCH", ME, "{\"name\":\"" + "a".repeat(70_000) + "\"}"),
                400,
                "Bad Request: The body has more than 65536 bytes.");
    }

    @Test
    void refusesOtherWrappings() {
        for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            Answer answer = edge.send(edge.request(ME, token)
                    .header("Content-Type", type)
                    .PUT(BodyPublishers.ofString(
                            "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAda\r\n--x--\r\n")));

            assertError(answer, 400, "Bad Request: The body must be application/json");
        }
    }

    @Test
    void changesNobodyElse() {
        edge.profiles.add(7, "other");

        for (String path : List.of("/stream/0/users/7", "/users/7", "/stream/0/users/@other")) {
            assertError(send("PATCH", path, "{\"name\":\"Eve\"}"), 403, AppNetErrors.OTHER_USER);
        }
        token = edge.tokens.of(user, "admin");
        assertError(send("PUT", "/users/7", WHOLE), 403, AppNetErrors.OTHER_USER);
        token = edge.tokens.ofService("admin");
        assertError(send("PUT", ME, WHOLE), 403, AppNetErrors.OTHER_USER);
        assertThat(edge.profiles.profile(7).attributes().name()).isEqualTo("Ada Quill");
    }

    @Test
    void answersForUnknownUsers() {
        token = edge.tokens.of(424242, "update_profile");

        assertError(send("PUT", ME, WHOLE), 404, AppNetErrors.NO_USER);
        assertError(send("PATCH", ME, "{}"), 404, AppNetErrors.NO_USER);
    }

    @Test
    void changesAProfileThatOthersChangeMeanwhile() {
        others(1);

        assertThat(send("PATCH", ME, "{\"name\":\"Ada\"}").status()).isEqualTo(200);
        assertThat(attributes().name()).isEqualTo("Ada");
        assertThat(attributes().email()).isEqualTo("others@example.org");
    }

    @Test
    void tellsWhenToComeBackWhileOthersNeverStopChangingAProfile() {
        others(Integer.MAX_VALUE);

        Answer answer = send("PATCH", ME, "{\"name\":\"Ada\"}");

        assertError(answer, 429, "Too many requests");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void tellsWhenToComeBackWhileProfilesCannotBeChanged() {
        edge.profiles.down(true);

        Answer answer = send("PATCH", ME, "{\"name\":\"Ada\"}");

        edge.profiles.down(false);
        assertError(answer, 429, "Too many requests");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    /** Others change the profile just before each of so many edits. */
    private static void others(int times) {
        int[] left = {times};
        edge.profiles.beforeEdits(profile -> left[0]-- > 0
                ? new Profile(
                        profile.userId(),
                        profile.version().next(),
                        profile.attributes().draft().email("others@example.org").attributes(),
                        profile.pictures(),
                        profile.createdAt(),
                        profile.updatedAt())
                : profile);
    }

    private Attributes attributes() {
        return edge.profiles.profile(user).attributes();
    }

    private Answer send(String method, String path, String body) {
        return edge.send(edge.request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static String annotations(String list) {
        return "{\"annotations\":[" + list + "]}";
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
