package dev.visage.ingest;

import static dev.visage.ingest.AppNetErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call App.net's routes, and from where. */
class AppNetAccessIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static final String ME = "/stream/0/users/me";
    private static final String AVATAR = ME + "/avatar";

    private static TestingEdge edge;
    private static long lastUser = 800;
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
        edge.profiles.add(user, "appnet" + user);
        token = edge.tokens.of(user, "update_profile basic");
        edge.pipeline.decides(TestingEdge::applied);
    }

    @Test
    void takesATokenInTheHeader() {
        Answer answer = edge.send(edge.request(ME).header("Authorization", "bearer " + token));

        assertThat(answer.json().at("/data/id").asString()).isEqualTo(Long.toString(user));
    }

    @Test
    void takesATokenInTheQuery() {
        String query = "?access_token=" + token;

        assertThat(edge.send(edge.request(ME + query)).status()).isEqualTo(200);
        assertThat(edge.send(patch(edge.request(ME + query), "{}")).status()).isEqualTo(200);
        assertThat(edge.send(photograph().post(edge.request(AVATAR + query))).status())
                .isEqualTo(200);
        assertThat(edge.send(edge.request(AVATAR + query)).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {ME, "/users/me"})
    void takesATokenInABodyOfJson(String path) {
        String body = "{\"access_token\":\"" + token + "\",\"name\":\"Ada\",\"locale\":\"en\",\"timezone\":\"UTC\","
                + "\"description\":{\"text\":\"\"}}";

        Answer patched = edge.send(patch(edge.request(path), body));
        Answer put = edge.send(edge.request(path).PUT(BodyPublishers.ofString(body)));

        assertThat(patched.json().at("/data/id").asString()).isEqualTo(Long.toString(user));
        assertThat(put.json().at("/data/timezone").asString()).isEqualTo("UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {AVATAR, "/users/me/avatar"})
    void takesATokenInAPart(String path) {
        assertThat(edge.send(photograph().text("access_token", token).post(edge.request(path)))
                        .status())
                .isEqualTo(200);
        assertThat(edge.send(new MultipartBody()
                                .text("access_token", token)
                                .file("avatar", PHOTOGRAPH)
                                .post(edge.request(path)))
                        .status())
                .isEqualTo(200);
        assertThat(edge.pipeline.uploadsOf(user)).hasSize(2);
    }

    @Test
    void takesATokenInAForm() {
        Answer answer = edge.send(edge.request(ME)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString("name=Ada&access_token=" + token)));

        // The token is taken; the form is not.
        assertError(answer, 400, "Bad Request: The body must be application/json");
        assertThat(answer.header("X-OAuth-Scopes")).isEqualTo("basic,update_profile");
    }

    @Test
    void letsTheHeaderWinOverTheQueryAndThisOverTheBody() {
        String nonsense = "{\"access_token\":\"nonsense\"}";

        assertThat(edge.send(patch(edge.request(ME + "?access_token=nonsense", token), nonsense))
                        .status())
                .isEqualTo(200);
        assertThat(edge.send(patch(edge.request(ME + "?access_token=" + token), nonsense))
                        .status())
                .isEqualTo(200);
        assertError(
                edge.send(patch(edge.request(ME, "nonsense"), "{\"access_token\":\"" + token + "\"}")),
                401,
                AppNetErrors.INVALID_TOKEN);
        assertError(
                edge.send(patch(edge.request(ME + "?access_token=nonsense"), "{\"access_token\":\"" + token + "\"}")),
                401,
                AppNetErrors.INVALID_TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | {}",
                "application/json | {\"name\":\"Eve\"}",
                "application/json | {\"access_token\":\"\"}",
                "application/json | {\"access_token\":null}",
                "application/json | {\"access_token\":7}",
                "application/json | {\"access_token\":[\"a\"]}",
                "application/json | {\"user\":{\"access_token\":\"a\"}}",
                "application/json | {broken",
                "application/json | ``",
                "text/plain | access_token=a",
                "application/x-www-form-urlencoded | name=Eve",
                "application/x-www-form-urlencoded | access_token=",
                "application/x-www-form-urlencoded | access_token=%zz",
                "multipart/form-data | access_token",
                "multipart/form-data; boundary=x | {\"name\":\"Eve\"}",
                "multipart/form-data; boundary=x | --x",
            })
    void letsNobodyInWithoutAToken(String type, String body) {
        for (String path : List.of(ME, "/users/me", "/stream/0/users/" + user, "/users/" + user + ".json")) {
            for (String method : List.of("PUT", "PATCH")) {
                assertError(edge.send(with(edge.request(path), method, type, body)), 401, AppNetErrors.NO_TOKEN);
            }
        }
        for (String path : List.of(AVATAR, ME + "/cover", "/users/me/avatar", "/users/" + user + "/cover")) {
            assertError(edge.send(with(edge.request(path), "POST", type, body)), 401, AppNetErrors.NO_TOKEN);
        }
        assertThat(edge.profiles.profile(user).version().value()).isEqualTo(1);
    }

    @Test
    void letsNobodyInWhoOnlySendsAPicture() {
        for (String path : List.of(AVATAR, "/users/me/avatar", "/stream/0/users/" + user + "/avatar")) {
            assertError(edge.send(photograph().post(edge.request(path))), 401, AppNetErrors.NO_TOKEN);
        }
        assertError(
                edge.send(edge.request(AVATAR)
                        .header("Authorization", "Basic YTpi")
                        .POST(BodyPublishers.noBody())),
                401,
                AppNetErrors.NO_TOKEN);
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    @Test
    void letsNobodyInWithABodyThatIsTooLongToHoldAToken() {
        byte[] tooLong = Arrays.copyOf(PHOTOGRAPH, 5 << 20);
        for (String path : List.of(AVATAR, "/users/me/avatar", ME + "/cover")) {
            assertError(
                    edge.send(new MultipartBody()
                            .text("access_token", token)
                            .file("avatar", tooLong)
                            .post(edge.request(path))),
                    401,
                    AppNetErrors.NO_TOKEN);
            assertError(
                    edge.send(edge.request(path)
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))),
                    401,
                    AppNetErrors.NO_TOKEN);
        }
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    @Test
    void letsNobodyInWithATokenThatIsNotTaken() {
        String unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIx" + "In0.";
        for (String bad : List.of("nonsense", unsigned, token.substring(0, token.length() - 8))) {
            assertRefused(bad, AppNetErrors.INVALID_TOKEN, "invalid-token");
        }
        assertRefused(edge.tokens.expired(user), AppNetErrors.EXPIRED_TOKEN, "token-expired");
        assertThat(edge.profiles.profile(user).version().value()).isEqualTo(1);
        assertThat(edge.pipeline.uploadsOf(user)).isEmpty();
    }

    private static void assertRefused(String bad, String message, String slug) {
        String body = "{\"name\":\"Eve\",\"access_token\":\"" + bad + "\"}";
        List<HttpRequest.Builder> requests = List.of(
                edge.request(ME, bad),
                edge.request(ME + "?access_token=" + bad),
                edge.request(AVATAR, bad),
                patch(edge.request(ME, bad), "{}"),
                patch(edge.request(ME + "?access_token=" + bad), "{}"),
                patch(edge.request(ME), body),
                edge.request(ME).PUT(BodyPublishers.ofString(body)),
                photograph().post(edge.request(AVATAR, bad)),
                photograph().text("access_token", bad).post(edge.request(AVATAR)),
                photograph().text("access_token", bad).post(edge.request(ME + "/cover")));
        for (HttpRequest.Builder request : requests) {
            Answer answer = edge.send(request);
            assertError(answer, 401, message);
            assertThat(answer.json().at("/meta/error_slug").asString()).isEqualTo(slug);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.header("X-OAuth-Scopes")).isEmpty();
        }
    }

    @Test
    void wantsTheScopeToChangeAnything() {
        token = edge.tokens.of(user, "basic");
        String inBody = "{\"access_token\":\"" + token + "\"}";

        List<Answer> answers = List.of(
                edge.send(patch(edge.request(ME, token), "{}")),
                edge.send(edge.request(ME, token).PUT(BodyPublishers.ofString("{}"))),
                edge.send(patch(edge.request(ME), inBody)),
                edge.send(photograph().post(edge.request(AVATAR, token))),
                edge.send(photograph().post(edge.request(ME + "/cover", token))),
                edge.send(photograph().text("access_token", token).post(edge.request(AVATAR))));

        assertThat(answers).allSatisfy(answer -> {
            assertError(answer, 403, AppNetErrors.NO_SCOPE);
            assertThat(answer.json().at("/meta/error_slug").asString()).isEqualTo("not-authorized");
            assertThat(answer.header("X-OAuth-Scopes")).isEqualTo("basic");
        });
    }

    @Test
    void changesOnlyTheCaller() {
        edge.profiles.add(7, "other");

        for (String path : List.of("/stream/0/users/7", "/users/7", "/stream/0/users/@other")) {
            assertError(
                    edge.send(photograph().post(edge.request(path + "/avatar", token))), 403, AppNetErrors.OTHER_USER);
            assertError(
                    edge.send(photograph().post(edge.request(path + "/cover", token))), 403, AppNetErrors.OTHER_USER);
            assertError(
                    edge.send(photograph().text("access_token", token).post(edge.request(path + "/avatar"))),
                    403,
                    AppNetErrors.OTHER_USER);
        }
        assertThat(edge.pipeline.uploadsOf(7)).isEmpty();
    }

    @Test
    void tellsTheScopesOfAToken() {
        assertThat(edge.send(edge.request(ME, token)).header("X-OAuth-Scopes")).isEqualTo("basic,update_profile");
        assertThat(edge.send(edge.request(ME + "?access_token=" + token)).header("X-OAuth-Scopes"))
                .isEqualTo("basic,update_profile");
        assertThat(edge.send(patch(edge.request(ME), "{\"access_token\":\"" + token + "\"}"))
                        .header("X-OAuth-Scopes"))
                .isEqualTo("basic,update_profile");
        assertThat(edge.send(edge.request(AVATAR, token)).header("X-OAuth-Scopes"))
                .isEqualTo("basic,update_profile");
        assertThat(edge.send(edge.request(ME, edge.tokens.of(user, List.of("b", "a\r\nX: y", "a"))))
                        .header("X-OAuth-Scopes"))
                .isEqualTo("a,b");
        assertThat(edge.send(edge.request("/stream/0/users/" + user)).header("X-OAuth-Scopes"))
                .isEmpty();
    }

    @Test
    void takesAnEmptyTokenForNone() {
        assertError(edge.send(edge.request(ME + "?access_token=")), 401, AppNetErrors.NO_TOKEN);
        assertError(edge.send(edge.request(ME + "?access_token")), 401, AppNetErrors.NO_TOKEN);
        assertThat(edge.send(edge.request("/stream/0/users/" + user + "?access_token="))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsPagesOfAnyOriginCall() {
        Answer answer = edge.send(edge.request(ME, token).header("Origin", "https://page.example"));
        Answer failure = edge.send(edge.request(ME).header("Origin", "https://page.example"));
        Answer redirect = edge.send(edge.request(AVATAR, token).header("Origin", "https://page.example"));

        assertThat(List.of(answer, failure, redirect)).allSatisfy(each -> {
            assertThat(each.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(each.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(each.response()
                            .headers()
                            .allValues("Access-Control-Expose-Headers")
                            .toString())
                    .contains("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-OAuth-Scopes");
        });
        assertThat(failure.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/stream/0/users/me,PUT",
        "/stream/0/users/me,PATCH",
        "/users/me,PATCH",
        "/stream/0/users/me/avatar,POST",
        "/users/me/cover,POST",
        "/stream/0/users/7,GET",
        "/stream/0/users/7,DELETE",
    })
    void answersThePreflightOfAPage(String path, String method) {
        Answer answer = edge.send(edge.request(path)
                .header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization, content-type, x-adn-pretty-json")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86400");
    }

    private static MultipartBody photograph() {
        return new MultipartBody().file("avatar", PHOTOGRAPH);
    }

    private static HttpRequest.Builder patch(HttpRequest.Builder request, String body) {
        return with(request, "PATCH", "application/json", body);
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String method, String type, String body) {
        return request.header("Content-Type", type).method(method, BodyPublishers.ofString(body));
    }
}
