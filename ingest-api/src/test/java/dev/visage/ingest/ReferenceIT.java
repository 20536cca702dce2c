package dev.visage.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventType;
import dev.visage.ingest.OpenApiDocument.Operation;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import dev.visage.sixth.SixthDialect;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class ReferenceIT {

    /** A name and, in routes, what it may be: an expression that may itself have braces. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

    private static TestingEdge edge;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(List.of(SixthDialect.class));
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    static Stream<Dialect> dialects() {
        return edge.beans(Dialect.class).stream();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void describesEveryRouteOfADialectAndNoOther(Dialect dialect) {
        Answer answer = edge.send(edge.request("/openapi/" + dialect.name() + ".yaml"));

        assertThat(answer.status()).as(dialect.name()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        OpenApiDocument document =
                OpenApiDocument.of(dialect.name(), answer.response().body());
        assertThat(document.operations())
                .extracting(ReferenceIT::route)
                .containsExactlyInAnyOrderElementsOf(routes(dialect).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "asyncapi.yaml, application/yaml",
        "event/common.schema.json, application/schema+json",
        "event/dev.visage.profile.changed.v1.schema.json, application/schema+json",
    })
    void servesTheDocumentOfAllEventsAndTheSchemasThatItRefersTo(String path, String type) throws IOException {
        Answer answer = edge.send(edge.request("/asyncapi/" + path));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        try (InputStream resource = EventType.class.getResourceAsStream("/dev/visage/contracts/" + path)) {
            assertThat(answer.response().body()).isEqualTo(resource.readAllBytes());
        }
    }

    private static String route(Operation operation) {
        return operation.method() + " " + withoutNames(operation.path());
    }

    /** Its own, and those of what lies in its package; the native API has those that lie in no dialect's. */
    private static Stream<String> routes(Dialect dialect) {
        return edge.beans(Endpoints.class).stream()
                .filter(endpoints -> !isReference(endpoints) && owner(endpoints) == dialect)
                .flatMap(endpoints -> endpoints.endpoints().stream())
                .flatMap(ReferenceIT::routes);
    }

    private static boolean isReference(Endpoints endpoints) {
        return endpoints.getClass().getPackageName().endsWith(".reference");
    }

    private static Dialect owner(Endpoints endpoints) {
        return dialects()
                .filter(dialect ->
                        dialect.getClass().getPackage() == endpoints.getClass().getPackage())
                .findFirst()
                .orElseGet(() -> dialects()
                        .filter(dialect -> dialect.prefixes().contains("/**"))
                        .findFirst()
                        .orElseThrow());
    }

    private static Stream<String> routes(Endpoint endpoint) {
        return endpoint.patterns().stream()
                .filter(pattern -> !isOtherSpelling(pattern, endpoint))
                .flatMap(pattern -> endpoint.methods().stream()
                        .filter(method -> !method.equals(HttpMethod.HEAD))
                        .map(method -> method + " " + withoutNames(pattern)));
    }

    private static boolean isOtherSpelling(String pattern, Endpoint endpoint) {
        return Stream.of(".json", "/")
                .filter(pattern::endsWith)
                .map(end -> pattern.substring(0, pattern.length() - end.length()))
                .anyMatch(endpoint.patterns()::contains);
    }

    /** A path in which each variable is {@code {}}, whatever it is called and may be. */
    private static String withoutNames(String path) {
        return VARIABLE.matcher(path).replaceAll("{}");
    }

    @Test
    void showsAGroupForEachDialect() {
        Answer answer = edge.send(edge.request("/docs/swagger-initializer.js"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/javascript;charset=utf-8");
        String script = new String(answer.response().body(), UTF_8);
        assertThat(dialects())
                .hasSizeGreaterThan(2)
                .allSatisfy(dialect -> assertThat(script)
                        .contains("{\"name\":\"%1$s\",\"url\":\"../openapi/%1$s.yaml\"}".formatted(dialect.name())));
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/, text/html;charset=utf-8",
        "/docs/swagger-ui.css, text/css;charset=utf-8",
        "/docs/index.css, text/css;charset=utf-8",
        "/docs/swagger-ui-bundle.js, text/javascript;charset=utf-8",
        "/docs/swagger-ui-standalone-preset.js, text/javascript;charset=utf-8",
        "/docs/favicon-16x16.png, image/png",
        "/docs/favicon-32x32.png, image/png"
    })
    void servesThePageToEveryoneOnce(String path, String contentType) {
        Answer first = edge.send(edge.request(path, "no token at all"));
        Answer again = edge.send(edge.request(path).header("If-None-Match", first.header("ETag")));
        Answer head = edge.send(edge.request(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).isEqualTo(contentType);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(first.response().body()).isNotEmpty();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(head.status()).isEqualTo(200);
    }

    @Test
    void letsThePageLoadNothingOfOthers() {
        Answer page = edge.send(edge.request("/docs/"));

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'");
        assertThat(new String(page.response().body(), UTF_8))
                .doesNotContain("http")
                .doesNotContainPattern("<script>");
    }

    @Test
    void leadsFromTheFolderToThePage() {
        Answer answer = edge.send(edge.request("/docs"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/docs/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/swagger-ui.js",
                "/docs/oauth2-redirect.html",
                "/docs/index.html",
                "/docs/openapi.yaml",
                "/docs/a/b",
                "/openapi/none.yaml",
                "/openapi/native.json",
                "/openapi/",
                "/asyncapi/",
                "/asyncapi/event/none.schema.json",
                "/asyncapi/event/ImageUploaded.class"
            })
    void servesNothingElse(String path) {
        Answer answer = edge.send(edge.request(path));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("route-unknown");
    }

    @Test
    void servesNothingOfAJarThatNoEndpointNames() {
        String token = edge.tokens.of(1, "admin");

        assertThat(edge.send(edge.request("/webjars/swagger-ui/5.32.0/index.html", token))
                        .status())
                .isEqualTo(404);
    }
}
