package dev.visage.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A dialect's OpenAPI document, as tests read it. */
record OpenApiDocument(String name, JsonNode root) {

    private static final String ALL = "classpath*:dev/visage/**/openapi.yaml";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** Every document on the class path. */
    static List<OpenApiDocument> all() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(ALL))
                    .map(OpenApiDocument::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static OpenApiDocument read(Resource file) {
        try {
            String[] path = file.getURL().getPath().split("/");
            return of(path[path.length - 2], file.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static OpenApiDocument of(String name, byte[] yaml) {
        return new OpenApiDocument(name, YAML.readTree(yaml));
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
                if (METHODS.contains(entry.getKey())) {
                    operations.add(new Operation(
                            this,
                            entry.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            path.getValue(),
                            entry.getValue()));
                }
            }
        }
        return operations;
    }

    /** The node itself, or what its {@code $ref} leads to; missing if that is nowhere in this document. */
    JsonNode resolved(JsonNode node) {
        JsonNode target = node;
        while (target.path("$ref").isString()) {
            target = target(target.path("$ref").stringValue());
        }
        return target;
    }

    JsonNode target(String reference) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("");
    }

    /** What is wrong with a value by one of the schemas in this document. */
    List<Error> errors(JsonNode schema, JsonNode value) {
        ObjectNode alone = YAML.createObjectNode();
        alone.set("components", root.path("components"));
        alone.putArray("allOf").add(schema);
        Schema compiled = SCHEMAS.getSchema(alone);
        return compiled.validate(value);
    }

    @Override
    public String toString() {
        return name;
    }

    /** One method of one path. */
    record Operation(OpenApiDocument document, String method, String path, JsonNode pathItem, JsonNode node) {

        /** The parameters of the operation and of its path, where the operation has none of that name. */
        List<JsonNode> parameters() {
            List<JsonNode> own = parameters(node);
            Stream<JsonNode> shared = parameters(pathItem).stream()
                    .filter(parameter ->
                            own.stream().noneMatch(other -> id(other).equals(id(parameter))));
            return Stream.concat(shared, own.stream()).toList();
        }

        private List<JsonNode> parameters(JsonNode holder) {
            return holder.path("parameters")
                    .valueStream()
                    .map(document::resolved)
                    .toList();
        }

        private static String id(JsonNode parameter) {
            return parameter.path("in").asString() + " "
                    + parameter.path("name").asString();
        }

        /** What a body may be, by media type; nothing if there is none. */
        Set<Map.Entry<String, JsonNode>> bodies() {
            return document.resolved(node.path("requestBody")).path("content").properties();
        }

        Set<String> statuses() {
            return Set.copyOf(node.path("responses").propertyNames());
        }

        JsonNode response(int status) {
            return document.resolved(node.path("responses").path(Integer.toString(status)));
        }

        /** Its own requirements, or those of the whole document. */
        JsonNode security() {
            return node.has("security") ? node.path("security") : document.root.path("security");
        }

        @Override
        public String toString() {
            return document + ": " + method + " " + path;
        }
    }
}
