package dev.visage.contracts.event;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The data of a sample, broken in one place: a member left out, null, or of another JSON type. */
final class BrokenSamples {

    private static final Pattern OPTIONAL = Pattern.compile(String.join(
            "|",
            "/reason/(detected|found|inAllFrames|limitMillis)",
            "(/.*)?/(image|avatar|cover)/(blurHash|dominantColour|engine)",
            "/source",
            "/notification/(uploadId|readAt)",
            "/recipe/targets/[0-9]+/(width|shape)",
            "/recipe/shape/(focus|crop)",
            "/profile/annotationsLeftOut",
            "/profile/pictures/(avatar|cover)",
            "/profile/pictures/.*/renditions/[0-9]+/url",
            "/profile/attributes/(?!username)[^/]+",
            "/profile/attributes/(about|work|counts)/.*",
            "/profile/attributes/account/(?!membership/id).*",
            "/profile/attributes/staffing/([^/]+|role/.*At)",
            "/profile/attributes/.*/[0-9]+/(amendedLen|description|categoryId|level|maxLevel|fieldId|link)"));

    private static final Pattern ANY_JSON = Pattern.compile("/profile/attributes/.*/customFieldValues/[0-9]+/value");
    private static final String BELONGS_TO_OTHERS = "value";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BrokenSamples() {}

    /** A sample with one place broken. */
    record Broken(String place, JsonNode data) {

        /** Whether readers notice: a rejection's sentence is for people, and made anew from the rest. */
        boolean isNoticed() {
            return !place.contains("/detail ");
        }
    }

    static List<Broken> of(Event<?> sample) {
        JsonNode data = EventJson.mapper().readTree(EventRecords.data(sample));
        return members(data, JsonPointer.empty())
                .flatMap(member -> broken(data, member))
                .toList();
    }

    private static Stream<JsonPointer> members(JsonNode node, JsonPointer at) {
        Stream<JsonPointer> names = node.propertyNames().stream().map(at::appendProperty);
        Stream<JsonPointer> below = Stream.empty();
        if (node.isObject()) {
            below = node.propertyNames().stream()
                    .filter(name -> !name.equals(BELONGS_TO_OTHERS))
                    .flatMap(name -> members(node.get(name), at.appendProperty(name)));
        } else if (node.isArray()) {
            below = Stream.iterate(0, index -> index < node.size(), index -> index + 1)
                    .flatMap(index -> members(node.get(index), at.appendIndex(index)));
        }
        return Stream.concat(names, below);
    }

    private static Stream<Broken> broken(JsonNode data, JsonPointer member) {
        JsonNode another = data.at(member).isContainer() ? NODES.numberNode(1) : NODES.objectNode();
        Broken mistyped = new Broken(member + " of another type", with(data, member, another));
        if (OPTIONAL.matcher(member.toString()).matches()) {
            return Stream.of(mistyped);
        }
        Stream<Broken> missing = Stream.of(
                new Broken(member + " null", with(data, member, NODES.nullNode())),
                new Broken(member + " left out", without(data, member)));
        return ANY_JSON.matcher(member.toString()).matches() ? missing : Stream.concat(Stream.of(mistyped), missing);
    }

    /** A copy of the data with a member set. */
    static JsonNode with(JsonNode data, JsonPointer member, JsonNode value) {
        JsonNode copy = data.deepCopy();
        parent(copy, member).set(name(member), value);
        return copy;
    }

    private static JsonNode without(JsonNode data, JsonPointer member) {
        JsonNode copy = data.deepCopy();
        parent(copy, member).remove(name(member));
        return copy;
    }

    private static ObjectNode parent(JsonNode data, JsonPointer member) {
        return (ObjectNode) data.at(member.head());
    }

    private static String name(JsonPointer member) {
        return member.last().getMatchingProperty();
    }
}
