package dev.visage.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.OpenApiDocument.Operation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One request as a document shows it: an example of a body, or no body, and of the parameters those that have an
 * {@code example} of their own. Bytes ({@code format: binary}) are not written in documents: a picture is sent for them.
 *
 * @param body its name, and what it may be answered with under {@code x-status} if that is no success
 */
record OpenApiExample(Operation operation, String mediaType, Map.Entry<String, JsonNode> body) {

    private static final Map.Entry<String, JsonNode> NOTHING = Map.entry("", JsonNodeFactory.instance.objectNode());
    private static final String MULTIPART = "multipart/form-data";
    private static final byte[] PICTURE = SamplePictures.photograph(1000, 800, Orientation.UPRIGHT);

    /** The requests for an operation. */
    static List<OpenApiExample> of(Operation operation) {
        return operation.bodies().isEmpty()
                ? List.of(new OpenApiExample(operation, "", NOTHING))
                : operation.bodies().stream()
                        .flatMap(content -> of(operation, content))
                        .toList();
    }

    private static Stream<OpenApiExample> of(Operation operation, Map.Entry<String, JsonNode> content) {
        String mediaType = content.getKey();
        JsonNode examples = content.getValue().path("examples");
        if (examples.isEmpty()) {
            if (isText(mediaType)) {
                throw new AssertionError(operation + " has no example of " + mediaType);
            }
            return Stream.of(new OpenApiExample(operation, mediaType, NOTHING));
        }
        return examples.properties().stream()
                .map(example -> Map.entry(example.getKey(), operation.document().resolved(example.getValue())))
                .map(example -> new OpenApiExample(operation, mediaType, example));
    }

    private static boolean isText(String mediaType) {
        return mediaType.endsWith("json") || mediaType.startsWith("text/") || mediaType.endsWith("urlencoded");
    }

    /** The statuses that it may be answered with. */
    Set<Integer> statuses() {
        JsonNode meant = body.getValue().path("x-status");
        return meant.isMissingNode()
                ? operation.statuses().stream()
                        .filter(status -> status.matches("2\\d\\d|302"))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet())
                : Set.of(meant.asInt());
    }

    /** The scopes that the document says are needed; empty also if none are. */
    List<String> scopes() {
        return operation
                .security()
                .valueStream()
                .flatMap(requirement -> requirement.valueStream())
                .flatMap(scopes -> scopes.valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    /** Whether the answer may have no end. */
    boolean isAnsweredWithAStream() {
        return operation.response(200).path("content").has("text/event-stream");
    }

    boolean needsToken() {
        return operation.security().valueStream().noneMatch(JsonNode::isEmpty)
                && !operation.security().isEmpty();
    }

    /** Adds all of the example to a request that has the token already. */
    HttpRequest.Builder sentAs(HttpRequest.Builder request, URI server) {
        request.uri(server.resolve(path() + query()));
        parameters("header")
                .forEach(parameter ->
                        request.header(name(parameter), example(parameter).asString()));
        if (mediaType.equals(MULTIPART)) {
            return multipart(body.getValue().path("value")).send(operation.method(), request);
        }
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", contentType());
        }
        return request.method(operation.method(), content());
    }

    private String path() {
        String path = operation.path();
        for (JsonNode parameter : parameters("path")) {
            path = path.replace(
                    "{" + name(parameter) + "}",
                    UriUtils.encodePathSegment(example(parameter).asString(), UTF_8));
        }
        return path;
    }

    private String query() {
        String query = parameters("query").stream()
                .flatMap(parameter -> pairs(name(parameter), example(parameter)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private List<JsonNode> parameters(String place) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.path("in").asString().equals(place) && parameter.has("example"))
                .toList();
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asString();
    }

    private static JsonNode example(JsonNode parameter) {
        return parameter.path("example");
    }

    /** A list is sent as one pair for each of its values. */
    private static Stream<String> pairs(String name, JsonNode value) {
        Stream<JsonNode> values = value.isArray() ? value.valueStream() : Stream.of(value);
        return values.map(one -> UriUtils.encode(name, UTF_8) + "=" + UriUtils.encode(one.asString(), UTF_8));
    }

    private String contentType() {
        return switch (mediaType) {
            case "image/*" -> "image/jpeg";
            case "*/*" -> "application/octet-stream";
            default -> mediaType;
        };
    }

    private BodyPublisher content() {
        JsonNode value = body.getValue().path("value");
        if (mediaType.isEmpty()) {
            return BodyPublishers.noBody();
        }
        if (mediaType.endsWith("urlencoded")) {
            return BodyPublishers.ofString(value.properties().stream()
                    .flatMap(member -> pairs(member.getKey(), member.getValue()))
                    .collect(Collectors.joining("&")));
        }
        if (mediaType.endsWith("json")) {
            return BodyPublishers.ofString(value.toString());
        }
        return value.isString() ? BodyPublishers.ofString(value.stringValue()) : BodyPublishers.ofByteArray(picture());
    }

    /** The members of the example, or without one all that are needed. */
    private MultipartBody multipart(JsonNode value) {
        JsonNode schema = operation
                .document()
                .resolved(operation
                        .document()
                        .resolved(operation.node().path("requestBody"))
                        .path("content")
                        .path(mediaType)
                        .path("schema"));
        List<String> names = new ArrayList<>(
                value.isMissingNode()
                        ? schema.path("required")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()
                        : value.propertyNames());
        MultipartBody parts = new MultipartBody();
        for (String name : names) {
            JsonNode property =
                    operation.document().resolved(schema.path("properties").path(name));
            if (isBinary(property)) {
                parts.file(name, picture());
            } else {
                parts.text(name, value.path(name).asString());
            }
        }
        return parts;
    }

    private static boolean isBinary(JsonNode schema) {
        return schema.path("format").asString("").equals("binary")
                || schema.path("contentMediaType").asString("").startsWith("image/");
    }

    private byte[] picture() {
        return switch (mediaType) {
            case "image/png" -> SamplePictures.png(1000, 800);
            case "image/gif" -> SamplePictures.gif(1000, 800);
            default -> PICTURE.clone();
        };
    }

    @Override
    public String toString() {
        return operation + " " + mediaType + " " + body.getKey();
    }
}
