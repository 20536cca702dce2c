package dev.visage.ingest;

import static dev.visage.ingest.AppNetErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.About;
import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import dev.visage.contracts.profile.Counts;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Users as App.net shows them. */
class AppNetUserIT {

    private static final String[] RELATIONS = {
        "follows_you", "you_blocked", "you_follow", "you_muted", "you_can_subscribe", "you_can_follow"
    };

    private static TestingEdge edge;
    private static long lastUser = 600;
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

    @Test
    void showsEveryoneEveryUser() {
        for (String prefix : List.of("/stream/0/users/", "/users/")) {
            for (String name : List.of(Long.toString(user), "@appnet" + user, "%40APPNET" + user)) {
                for (String spelling : List.of("", ".json", "/")) {
                    Answer answer = edge.send(edge.request(prefix + name + spelling));

                    assertThat(answer.status()).as(prefix + name + spelling).isEqualTo(200);
                    assertThat(answer.json().at("/data/id").asString()).isEqualTo(Long.toString(user));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stream/0/users/me", "/stream/0/users/me.json", "/users/me", "/users/me/"})
    void showsTheCallerToThemselves(String path) {
        assertThat(get(path, token).at("/data/username").asString()).isEqualTo("appnet" + user);
        assertError(edge.send(edge.request(path)), 401, AppNetErrors.NO_TOKEN);
    }

    @Test
    void showsTheWholeUser() {
        About about = new About(
                About.Type.FEED, null, null, null, null, null, null, null, "example.org", "https://example.org/ada");
        edge.profiles.add(
                user,
                Attributes.named("ada")
                        .draft()
                        .name("Ada Quill")
                        .email("ada@example.org")
                        .locale("fr_FR")
                        .timezone("Europe/Paris")
                        .description("Paints", null)
                        .about(about)
                        .counts(new Counts(12L, 1549L, 115L, 4L, 7L, 8L))
                        .annotations(List.of(annotation()))
                        .attributes());

        assertThat(get("/stream/0/users/" + user, null)).isEqualTo(json("""
                        {"data":{"id":"%d","username":"ada","name":"Ada Quill",
                          "description":{"text":"Paints",
                            "html":"<span itemscope=\\"https://app.net/schemas/Post\\">Paints</span>",
                            "entities":{"mentions":[],"hashtags":[],"links":[]}},
                          "timezone":"Europe/Paris","locale":"fr_FR",
                          "avatar_image":{"url":"http://pictures.test/images/default/avatar.png","width":400,"height":400,"is_default":true},
                          "cover_image":{"url":"http://pictures.test/images/default/cover.png","width":960,"height":260,"is_default":true},
                          "type":"feed","created_at":"2026-08-10T22:40:12Z",
                          "counts":{"following":12,"followers":1549,"posts":115,"stars":4},
                          "verified_domain":"example.org","verified_link":"https://example.org/ada",
                          "canonical_url":"http://pictures.test/ada"},"meta":{"code":200}}
                        """.formatted(user)));
    }

    @Test
    void leavesOutWhatNobodyKnows() {
        edge.profiles.add(user, Attributes.named("appnet" + user));

        JsonNode data = get("/stream/0/users/" + user, null).path("data");

        assertThat(data.propertyNames())
                .containsExactly(
                        "id",
                        "username",
                        "name",
                        "avatar_image",
                        "cover_image",
                        "type",
                        "created_at",
                        "counts",
                        "canonical_url");
        assertThat(data.path("name").asString()).isEqualTo("appnet" + user);
        assertThat(data.path("counts")).isEqualTo(json("{\"following\":0,\"followers\":0,\"posts\":0,\"stars\":0}"));
    }

    @Test
    void addsACountryToABareLanguage() {
        edge.profiles.add(
                user, Attributes.named("appnet" + user).draft().locale("en").attributes());

        assertThat(get("/stream/0/users/me", token).at("/data/locale").asString())
                .isEqualTo("en_US");
    }

    @Test
    void tellsACallerThatNothingBindsThemToAnother() {
        edge.profiles.add(1, "another");

        JsonNode another = get("/stream/0/users/1", token).path("data");

        assertThat(List.of(RELATIONS)).allSatisfy(relation -> {
            assertThat(another.path(relation).isBoolean()).isTrue();
            assertThat(another.path(relation).booleanValue()).isFalse();
        });
        assertThat(get("/stream/0/users/1", edge.tokens.ofService("basic"))
                        .path("data")
                        .has("you_follow"))
                .isTrue();
        assertThat(get("/stream/0/users/1", null).path("data").propertyNames()).doesNotContain(RELATIONS);
        assertThat(get("/stream/0/users/" + user, token).path("data").propertyNames())
                .doesNotContain(RELATIONS);
        assertThat(another.propertyNames()).doesNotContain("is_following", "is_follower", "is_muted");
    }

    @ParameterizedTest
    @CsvSource({
        "'',false",
        "include_annotations=0,false",
        "include_user_annotations=0,false",
        "include_annotations=1,true",
        "include_user_annotations=1,true",
        "include_annotations=0&include_user_annotations=1,true",
        "include_post_annotations=1,false",
    })
    void showsAnnotationsOnlyIfTheyAreAskedFor(String query, boolean shown) {
        edge.profiles.add(
                user,
                Attributes.named("appnet" + user)
                        .draft()
                        .annotations(List.of(annotation()))
                        .attributes());

        JsonNode data = get("/stream/0/users/" + user + "?" + query, null).path("data");

        assertThat(data.has("annotations")).isEqualTo(shown);
        assertThat(data.path("annotations")).isEqualTo(shown ? json("""
                                        [{"type":"net.app.core.directory.blog",
                                          "value":{"url":"https://example.org/blog","n":[1.50]}}]
                                        """) : data.path("nothing"));
    }

    @Test
    void showsAListOfNoAnnotations() {
        assertThat(get("/stream/0/users/" + user + "?include_annotations=1", null)
                        .at("/data/annotations"))
                .isEqualTo(json("[]"));
    }

    @ParameterizedTest
    @CsvSource({"'',true", "include_html=1,true", "include_html=0,false"})
    void showsTheHtmlOfADescriptionUnlessItIsUnwanted(String query, boolean shown) {
        describe("Paints", null);

        JsonNode description =
                get("/stream/0/users/" + user + "?" + query, null).at("/data/description");

        assertThat(description.has("html")).isEqualTo(shown);
        assertThat(description.has("entities")).isTrue();
    }

    @Test
    void showsWhatADescriptionHolds() {
        edge.profiles.add(93657, "c7");
        describe("🎨 @C7 and @nobody like #Ruby\r\non http://a.example/?x=1&y, my page [b.example]", List.of());
        JsonNode without = get("/stream/0/users/me", token).at("/data/description");
        describe("🎨 @C7 and @nobody like #Ruby\r\non http://a.example/?x=1&y", null);

        JsonNode description = get("/stream/0/users/me", token).at("/data/description");

        assertThat(without.at("/entities/links").isEmpty()).isTrue();
        assertThat(description).isEqualTo(json("""
                        {"text":"🎨 @C7 and @nobody like #Ruby\\r\\non http://a.example/?x=1&y",
                         "html":"<span itemscope=\\"https://app.net/schemas/Post\\">🎨 <span data-mention-id=\\"93657\\" \
                        data-mention-name=\\"c7\\" itemprop=\\"mention\\">@C7</span> and @nobody like <span \
                        data-hashtag-name=\\"ruby\\" itemprop=\\"hashtag\\">#Ruby</span>&#13;<br>on \
                        <a href=\\"http://a.example/?x=1&amp;y\\">http://a.example/?x=1&amp;y</a></span>",
                         "entities":{"mentions":[{"name":"c7","id":"93657","pos":2,"len":3}],
                           "hashtags":[{"name":"ruby","pos":23,"len":5}],
                           "links":[{"text":"http://a.example/?x=1&y","url":"http://a.example/?x=1&y","pos":33,"len":23}]}}
                        """));
    }

    @Test
    void showsTheUsersOwnLinks() {
        describe("my page [b.example]", List.of(new DescriptionLink(3, 4, "https://b.example/", 16)));

        assertThat(get("/stream/0/users/me", token).at("/data/description")).isEqualTo(json("""
                        {"text":"my page [b.example]",
                         "html":"<span itemscope=\\"https://app.net/schemas/Post\\">my \
                        <a href=\\"https://b.example/\\">page</a> [b.example]</span>",
                         "entities":{"mentions":[],"hashtags":[],
                           "links":[{"text":"page","url":"https://b.example/","pos":3,"len":4,"amended_len":16}]}}
                        """));
    }

    @Test
    void showsNoLinkThatLeadsAnywhereButToTheWeb() {
        describe("my page", List.of(new DescriptionLink(3, 4, "javascript:alert(1)", null)));

        JsonNode description = get("/stream/0/users/me", token).at("/data/description");

        assertThat(description.at("/entities/links").isEmpty()).isTrue();
        assertThat(description.path("html").asString())
                .isEqualTo("<span itemscope=\"https://app.net/schemas/Post\">my page</span>");
    }

    @Test
    void answersHeadWithoutABody() {
        Answer answer = edge.send(edge.request("/stream/0/users/" + user).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.response().body()).isEmpty();
        assertThat(edge.send(edge.request("/stream/0/users/" + user + "/avatar")
                                .method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void writesMinifiedJson() {
        String body = text(edge.send(edge.request("/stream/0/users/" + user)));

        assertThat(body)
                .startsWith("{\"data\":{\"id\":\"" + user + "\",\"username\":")
                .endsWith("\"meta\":{\"code\":200}}");
    }

    @Test
    void writesIndentedJsonForPeople() {
        String body = text(edge.send(edge.request("/stream/0/users/" + user).header("X-ADN-Pretty-JSON", "1")));
        String error = text(edge.send(edge.request("/stream/0/users/424242").header("X-ADN-Pretty-JSON", "no")));

        assertThat(body).startsWith("{\n  \"data\" : {\n").endsWith("}\n");
        assertThat(json(body).at("/data/id").asString()).isEqualTo(Long.toString(user));
        assertThat(error).startsWith("{\n  \"meta\" : {\n").endsWith("}\n");
    }

    @Test
    void callsAFunctionOfAPage() {
        describe("a\u2028b\u2029", null);

        Answer answer = edge.send(edge.request("/stream/0/users/" + user + "?callback=my.$f_1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/javascript;charset=utf-8");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(text(answer))
                .startsWith("my.$f_1({\"data\":{")
                .endsWith("})")
                .contains("\"a\\u2028b\\u2029\"")
                .doesNotContain("\u2028", "\u2029");
    }

    @ParameterizedTest
    @CsvSource({"424242,404", "me,401", "@nobody,404"})
    void callsAFunctionOfAPageWithFailuresToo(String path, int code) {
        Answer answer = edge.send(edge.request("/stream/0/users/" + path + "?callback=f"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/javascript;charset=utf-8");
        assertThat(text(answer))
                .startsWith("f({\"meta\":{\"code\":" + code + ",")
                .endsWith("})");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alert(1)//", "f%3Cscript%3E", "", "f%20g", "f%0A", "a-b"})
    void callsNothingThatIsNoNameOfAFunction(String callback) {
        Answer answer = edge.send(edge.request("/stream/0/users/" + user + "?callback=" + callback));

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(text(answer)).startsWith("{\"data\":{");
    }

    @Test
    void callsNoFunctionWithWhatATokenWasNeededFor() {
        Answer header = edge.send(edge.request("/stream/0/users/me?callback=f", token));
        Answer query = edge.send(edge.request("/stream/0/users/me?callback=f&access_token=" + token));

        assertThat(List.of(header, query)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        });
    }

    @Test
    void tellsWhenToComeBackWhileUsersCannotBeRead() {
        edge.profiles.down(true);
        try {
            Answer answer = edge.send(edge.request("/stream/0/users/me", token));

            assertError(answer, 429, "Too many requests");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        } finally {
            edge.profiles.down(false);
        }
    }

    @Test
    void answersForUnknownUsers() {
        for (String nobody : List.of("424242", "@nobody", "nobody", "@", "-1", "99999999999999999999")) {
            assertError(edge.send(edge.request("/stream/0/users/" + nobody)), 404, AppNetErrors.NO_USER);
        }
        assertError(
                edge.send(edge.request("/stream/0/users/me", edge.tokens.of(424242, "basic"))),
                404,
                AppNetErrors.NO_USER);
    }

    private static Annotation annotation() {
        return new Annotation("net.app.core.directory.blog", (ObjectNode)
                EventJson.mapper().readTree("{\"url\":\"https://example.org/blog\",\"n\":[1.50]}"));
    }

    private void describe(String text, List<DescriptionLink> links) {
        edge.profiles.add(
                user,
                Attributes.named("appnet" + user)
                        .draft()
                        .description(text, links)
                        .attributes());
    }

    private static JsonNode get(String path, String token) {
        Answer answer = edge.send(token == null ? edge.request(path) : edge.request(path, token));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
