package dev.visage.contracts.event;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** The schemas on the class path, found by their ids. Formats are asserted. */
final class Schemas {

    private static final String BASE = "https://visage.dev/events/";
    private static final String FOLDER = "/dev/visage/contracts/event/";

    private final SchemaRegistry registry;

    private Schemas(UnaryOperator<String> change) {
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                        .schemas(id -> id.startsWith(BASE) ? change.apply(text(id)) : null));
    }

    /** The schemas as they are. */
    static Schemas asPublished() {
        return new Schemas(UnaryOperator.identity());
    }

    /** The same, but refusing every member that they do not describe. */
    static Schemas closed() {
        return new Schemas(schema ->
                schema.replace("\"type\": \"object\"", "\"type\": \"object\", \"unevaluatedProperties\": false"));
    }

    /** What is wrong with an event's data. */
    List<Error> errors(EventType<?> type, JsonNode data) {
        return registry.getSchema(SchemaLocation.of(BASE + type.name() + ".schema.json"))
                .validate(data);
    }

    private static String text(String id) {
        String resource = FOLDER + id.substring(BASE.length());
        try (InputStream schema = Objects.requireNonNull(Schemas.class.getResourceAsStream(resource), resource)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
