package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.visage.ingest.OpenApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** Every dialect's OpenAPI document, by itself: {@link ReferenceIT} compares it with the routes. */
class OpenApiTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String SPECIFICATION = "https://spec.openapis.org/oas/3.1/";
    private static final Schema OPENAPI_31 = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(OpenApiTest::specification))
            .getSchema(SchemaLocation.of(SPECIFICATION + "schema-base/2022-10-07"));

    private static String specification(String id) {
        if (!id.startsWith(SPECIFICATION)) {
            return null;
        }
        try {
            return new ClassPathResource(id.substring("https://".length())).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<OpenApiDocument> documents() {
        return OpenApiDocument.all();
    }

    static Stream<Operation> operations() {
        return documents().stream().flatMap(document -> document.operations().stream());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void followsTheSpecification(OpenApiDocument document) {
        assertThat(document.root().path("openapi").asString()).startsWith("3.1.");
        assertThat(OPENAPI_31.validate(document.root())).isEmpty();
        assertThat(document.operations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void refersOnlyToWhatItHas(OpenApiDocument document) {
        assertThat(document.root().findValues("$ref"))
                .filteredOn(JsonNode::isString)
                .allSatisfy(reference -> assertThat(
                                document.target(reference.stringValue()).isMissingNode())
                        .as(reference.stringValue())
                        .isFalse());
    }

    /** Swagger UI does not follow a reference in what all methods of a path share. */
    @ParameterizedTest
    @MethodSource("operations")
    void hasParametersThatSwaggerUiCanShow(Operation operation) {
        assertThat(operation.pathItem().path("parameters").valueStream()).noneMatch(parameter -> parameter.has("$ref"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesEveryOperationOnce(OpenApiDocument document) {
        assertThat(document.operations())
                .extracting(operation -> operation.node().path("operationId").asString(""))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysWhoMayCallAndWhatIsAnswered(Operation operation) {
        assertThat(operation.security().isArray()).isTrue();
        assertThat(operation.security().valueStream().flatMap(one -> one.propertyNames().stream()))
                .allSatisfy(
                        scheme -> assertThat(operation.document().root().at("/components/securitySchemes/" + scheme))
                                .as(scheme)
                                .isNotEmpty());
        assertThat(operation.statuses())
                .anyMatch(status -> status.matches("2..|302"))
                .anyMatch(status -> status.startsWith("4"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givesEveryVariableOfThePathAnExample(Operation operation) {
        List<String> variables = VARIABLE.matcher(operation.path())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(operation.parameters())
                .filteredOn(parameter -> parameter.path("in").asString().equals("path"))
                .allSatisfy(parameter -> assertThat(parameter.has("example")).isTrue())
                .extracting(parameter -> parameter.path("name").asString())
                .containsExactlyInAnyOrderElementsOf(variables);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givesExamplesThatFitTheirSchemas(Operation operation) {
        operation.bodies().forEach(body -> assertExamplesFit(operation, body));
        operation.statuses().stream()
                .filter(status -> status.matches("\\d+"))
                .map(status -> operation.response(Integer.parseInt(status)))
                .forEach(response -> response.path("content")
                        .properties()
                        .forEach(content -> assertExamplesFit(operation, content)));
        operation.parameters().stream()
                .filter(parameter -> parameter.has("example"))
                .forEach(parameter -> assertFits(operation, parameter.path("schema"), parameter.path("example")));
    }

    private static void assertExamplesFit(Operation operation, Map.Entry<String, JsonNode> content) {
        if (content.getKey().endsWith("json")) {
            JsonNode schema = content.getValue().path("schema");
            content.getValue()
                    .path("examples")
                    .valueStream()
                    .map(example -> operation.document().resolved(example).path("value"))
                    .forEach(value -> assertFits(operation, schema, value));
            if (content.getValue().has("example")) {
                assertFits(operation, schema, content.getValue().path("example"));
            }
        }
    }

    private static void assertFits(Operation operation, JsonNode schema, JsonNode value) {
        assertThat(operation.document().errors(schema, value)).as("%s", value).isEmpty();
    }
}
