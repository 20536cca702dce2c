package dev.visage.contracts.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document on the class path, and the schemas that it refers to. */
final class Catalogue {

    /** Where the document is, to schemas. */
    static final URI DOCUMENT = URI.create("asyncapi.yaml");

    private static final String FOLDER = "/dev/visage/contracts/";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<URI, JsonNode> documents = new HashMap<>();

    /**
     * A node of a document.
     *
     * @param document which
     * @param pointer where in it
     */
    record Node(Catalogue catalogue, URI document, JsonPointer pointer, JsonNode json) {

        /** A member, which may be missing. */
        Node at(String name) {
            return new Node(catalogue, document, pointer.appendProperty(name), json.path(name));
        }

        /** A member, or what its reference leads to. */
        Node follow(String name) {
            return at(name).followed();
        }

        /** This, or what its reference leads to; missing if that is nowhere. */
        Node followed() {
            return reference()
                    .map(to -> catalogue.node(document, to).followed())
                    .orElse(this);
        }

        /** What it refers to, if anything. */
        Optional<String> reference() {
            return json.path("$ref").isString() ? Optional.of(json.path("$ref").stringValue()) : Optional.empty();
        }

        /** Its text, or that of a member. */
        String text(String name) {
            return json.path(name).asString("");
        }

        /** Its name in what it is a member of. */
        String name() {
            return pointer.last().getMatchingProperty();
        }

        /** All members, with references followed. */
        List<Node> members() {
            return json.propertyNames().stream().map(this::follow).toList();
        }

        /** Elements, with references followed. */
        List<Node> elements() {
            return Stream.iterate(0, index -> index < json.size(), index -> index + 1)
                    .map(index -> new Node(catalogue, document, pointer.appendIndex(index), json.get(index)).followed())
                    .toList();
        }

        /** This and all below, references as they stand. */
        Stream<Node> everything() {
            Stream<Node> named = json.propertyNames().stream().map(this::at);
            Stream<Node> counted = json.isArray()
                    ? Stream.iterate(0, index -> index < json.size(), index -> index + 1)
                            .map(index -> new Node(catalogue, document, pointer.appendIndex(index), json.get(index)))
                    : Stream.empty();
            return Stream.concat(Stream.of(this), Stream.concat(named, counted).flatMap(Node::everything));
        }

        @Override
        public String toString() {
            return document + "#" + pointer;
        }
    }

    /** The whole document. */
    Node root() {
        return node(DOCUMENT, "#");
    }

    /** The channels of Kafka. */
    List<Node> topics() {
        return root().at("channels").members().stream()
                .filter(channel -> channel.at("bindings").json().has("kafka"))
                .toList();
    }

    /** The channel of a topic. */
    Node topic(String name) {
        return topics().stream()
                .filter(channel -> channel.text("address").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No channel has the address " + name + "."));
    }

    /** The message that tells events of a type in Kafka. */
    Node message(EventType<?> type) {
        return topic(type.topic().topicName()).at("messages").members().stream()
                .filter(message -> message.text("name").equals(type.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No message is named " + type + "."));
    }

    /** What operations there are. */
    List<Node> operations() {
        return root().at("operations").members();
    }

    /** What a reference in a document leads to. */
    private Node node(URI from, String reference) {
        URI to = reference.startsWith("#") ? URI.create(from + reference) : from.resolve(reference);
        URI document = URI.create(to.toString().replaceAll("#.*", ""));
        JsonPointer pointer = JsonPointer.compile(Objects.requireNonNullElse(to.getFragment(), ""));
        return new Node(this, document, pointer, json(document).at(pointer));
    }

    /** A whole document. */
    JsonNode json(URI document) {
        return documents.computeIfAbsent(document, Catalogue::read);
    }

    private static JsonNode read(URI document) {
        String resource = FOLDER + document;
        try (InputStream yaml = Objects.requireNonNull(Catalogue.class.getResourceAsStream(resource), resource)) {
            return YAML.readTree(yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
