package dev.visage.contracts.event;

import dev.visage.contracts.event.Catalogue.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Schemas as tables of members, in Markdown. Shapes that several have are tables of their own, to which the others link. */
final class SchemaTables {

    private static final String HEAD = """
            | member | what | |
            |---|---|---|
            """;

    private final Map<String, Node> shapes = new LinkedHashMap<>();

    /**
     * A member of an object.
     *
     * @param form what it is
     */
    private record Row(String form, boolean isRequired, String description) {

        /** What two schemas say together of one member. */
        Row and(Row more) {
            return new Row(
                    more.form,
                    isRequired || more.isRequired,
                    more.description.isEmpty() ? description : more.description);
        }

        String text(String name) {
            return "| `%s` | %s | %s%s |\n"
                    .formatted(name, form, isRequired ? "" : "May be left out. ", cell(description));
        }
    }

    /** The members of an object. */
    String table(Node schema) {
        Node object = schema.followed();
        Map<String, Row> rows = new LinkedHashMap<>();
        addRows("", object, rows);
        return (rows.isEmpty() ? "" : HEAD)
                + rows.entrySet().stream()
                        .map(row -> row.getValue().text(row.getKey()))
                        .collect(Collectors.joining())
                + variants(object);
    }

    /** All shapes that tables written so far, and those of the shapes, link to. */
    String shapes() {
        Map<String, String> written = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        while (written.size() < shapes.size()) {
            for (Node shape : List.copyOf(shapes.values())) {
                if (!written.containsKey(shape.name())) {
                    written.put(
                            shape.name(),
                            "### " + shape.name() + "\n\n" + shape.text("description") + "\n\n" + table(shape));
                }
            }
        }
        return String.join("\n", written.values());
    }

    private void addRows(String prefix, Node object, Map<String, Row> rows) {
        for (Node part : object.at("allOf").elements()) {
            addRows(prefix, part, rows);
        }
        Set<String> required = texts(object.json().path("required"));
        for (String name : required) {
            rows.computeIfPresent(prefix + name, (same, row) -> new Row(row.form, true, row.description));
        }
        Node properties = object.at("properties");
        for (String name : properties.json().propertyNames()) {
            Node schema = properties.follow(name);
            Row row = new Row(form(schema), required.contains(name), description(properties.at(name)));
            rows.merge(prefix + name, row, Row::and);
            if (!isShape(schema) && !isEvent(schema)) {
                addRows(prefix + name + ".", schema, rows);
            }
        }
    }

    private static String description(Node property) {
        String own = property.text("description");
        return own.isEmpty() ? property.followed().text("description") : own;
    }

    /** What kinds there are of an object of which there are several, told apart by one member. */
    private String variants(Node object) {
        List<Node> variants = object.at("oneOf").elements();
        if (variants.isEmpty()) {
            return "";
        }
        String discriminator = variants.get(0).at("properties").members().stream()
                .filter(property -> property.json().has("const"))
                .findFirst()
                .orElseThrow()
                .name();
        return "\n| `%s` | what | further members |\n|---|---|---|\n".formatted(discriminator)
                + variants.stream()
                        .map(variant -> variant(discriminator, variant))
                        .collect(Collectors.joining());
    }

    private String variant(String discriminator, Node variant) {
        Set<String> required = texts(variant.json().path("required"));
        Node properties = variant.at("properties");
        String members = properties.json().propertyNames().stream()
                .filter(name -> !name.equals(discriminator))
                .map(name -> member(properties.at(name), required.contains(name)))
                .collect(Collectors.joining("; "));
        return "| `%s` | %s | %s |\n"
                .formatted(properties.at(discriminator).text("const"), cell(variant.text("description")), members);
    }

    private String member(Node property, boolean isRequired) {
        return "`%s`%s, %s: %s"
                .formatted(
                        property.name(),
                        isRequired ? "" : " (may be left out)",
                        form(property.followed()),
                        cell(description(property)).replaceAll("\\.$", ""));
    }

    /** The type of a value, and what it may be. */
    private String form(Node schema) {
        JsonNode json = schema.json();
        if (isShape(schema)) {
            Node known = shapes.putIfAbsent(schema.name(), schema);
            if (known != null && !known.equals(schema)) {
                throw new AssertionError(schema + " has the name of " + known + ".");
            }
            return "[%s](#%s)".formatted(schema.name(), schema.name().toLowerCase(Locale.ROOT));
        }
        if (isEvent(schema)) {
            return "data of %s".formatted(EventsPage.link(eventName(schema)));
        }
        if (json.has("const")) {
            return "`" + json.path("const").asString() + "`";
        }
        if (json.has("enum")) {
            return json.path("enum")
                    .valueStream()
                    .map(value -> "`" + value.asString() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (json.path("type").asString("").equals("array") && json.has("items")) {
            return "list of " + form(schema.follow("items"));
        }
        return Stream.of(types(json.path("type")), json.path("format").asString(""), range(json))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String types(JsonNode type) {
        return type.isArray() ? String.join(" or ", texts(type)) : type.asString("any");
    }

    private static String range(JsonNode json) {
        String least = json.path("minimum").asString("");
        String most = json.path("maximum").asString("");
        if (least.isEmpty()) {
            return most.isEmpty() ? "" : "at most " + most;
        }
        return most.isEmpty() ? "at least " + least : least + " to " + most;
    }

    private static boolean isShape(Node schema) {
        return schema.pointer().toString().matches("/\\$defs/[^/]+")
                && schema.json().path("type").asString("").equals("object");
    }

    /** Whether it is the data of a type of event. */
    private static boolean isEvent(Node schema) {
        return schema.pointer().matches() && schema.document().getPath().endsWith(".schema.json");
    }

    private static String eventName(Node schema) {
        return schema.document().getPath().replaceAll("^event/|\\.schema\\.json$", "");
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
