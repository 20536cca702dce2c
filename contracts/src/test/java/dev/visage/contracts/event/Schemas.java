package dev.visage.contracts.event;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** The schemas on the class path, found by their ids, and those in the catalogue. Formats are asserted. */
final class Schemas {

    private static final String BASE = "https://visage.dev/events/";
    private static final String FOLDER = "/dev/visage/contracts/event/";
    private static final URI CATALOGUE = URI.create("https://visage.dev/").resolve(Catalogue.DOCUMENT);
    private static final String FROM_CATALOGUE = CATALOGUE.resolve("event/").toString();

    private final SchemaRegistry registry;

    private Schemas(UnaryOperator<String> schemas) {
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                        .schemas(schemas::apply));
    }

    /** The schemas as they are. */
    static Schemas asPublished() {
        return new Schemas(id -> id.startsWith(BASE) ? text(id) : null);
    }

    /** Those in the catalogue. */
    static Schemas of(Catalogue catalogue) {
        // all that has schemas; other members would be taken for keywords
        String document = EventJson.mapper()
                .writeValueAsString(
                        Map.of("components", catalogue.root().at("components").json()));
        return new Schemas(id -> {
            if (id.equals(CATALOGUE.toString())) {
                return document;
            }
            return id.startsWith(BASE) || id.startsWith(FROM_CATALOGUE) ? text(id) : null;
        });
    }

    /** The same, but refusing every member that they do not describe. */
    static Schemas closed() {
        return closed(UnaryOperator.identity());
    }

    /** The same of schemas that are changed. */
    static Schemas closed(UnaryOperator<String> change) {
        return new Schemas(id -> id.startsWith(BASE)
                ? change.apply(text(id))
                        .replace("\"type\": \"object\"", "\"type\": \"object\", \"unevaluatedProperties\": false")
                : null);
    }

    /** What is wrong with an event's data. */
    List<Error> errors(EventType<?> type, JsonNode data) {
        return registry.getSchema(SchemaLocation.of(BASE + type.name() + ".schema.json"))
                .validate(data);
    }

    /** What is wrong with something that a schema in the catalogue describes. */
    List<Error> errors(Catalogue.Node schema, JsonNode data) {
        return registry.getSchema(SchemaLocation.of(CATALOGUE + "#" + schema.pointer()))
                .validate(data);
    }

    private static String text(String id) {
        String resource = FOLDER + id.substring(id.lastIndexOf('/') + 1);
        try (InputStream schema = Objects.requireNonNull(Schemas.class.getResourceAsStream(resource), resource)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
