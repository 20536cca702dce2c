package dev.visage.contracts.event;

import dev.visage.contracts.event.Catalogue.Node;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;

/** The catalogue as a page for people, in Markdown. */
final class EventsPage {

    private static final PrettyPrinter PRETTY = new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER));

    private final Catalogue catalogue;
    private final SchemaTables tables = new SchemaTables();

    EventsPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The whole page. */
    String text() {
        Node root = catalogue.root();
        Node channels = root.at("channels");
        String page = """
                # Events

                <!-- Written from asyncapi.yaml and the schemas beside it, both resources of contracts; EventsPageTest says how. -->

                %s

                For programs all of this is in [asyncapi.yaml](../contracts/src/main/resources/dev/visage/contracts/asyncapi.yaml)
                (AsyncAPI %s), which ingest-api serves at `/asyncapi/asyncapi.yaml` with the JSON Schemas (2020-12) that it refers to.
                How to consume without losing or doubling anything is in [consuming.md](consuming.md).

                ## All events

                %s
                ## Topics

                %s
                ## Events

                Every event in Kafka has these headers:

                %s
                %s
                ## Over HTTP

                %s
                %s
                ## Dead letters

                %s
                ## Shapes

                What events are made of.

                %s""";
        return page.formatted(
                root.at("info").text("description"),
                root.text("asyncapi"),
                overview(),
                each(
                        catalogue.topics().stream()
                                .filter(channel -> !isOfDeadLetters(channel))
                                .toList(),
                        this::topic),
                headerTable(root.at("components").at("schemas").at("cloudEvent")),
                EventType.ALL.stream()
                        .map(type -> event(catalogue.message(type)))
                        .collect(Collectors.joining("\n")),
                overHttp(channels.at("changeStream")),
                overHttp(channels.at("webhooks")),
                deadLetters(),
                tables.shapes());
    }

    private String overview() {
        return "| event | what | topic | key |\n|---|---|---|---|\n"
                + EventType.ALL.stream()
                        .map(type -> "| %s | %s | %s | %s |\n"
                                .formatted(
                                        link(type.name()),
                                        catalogue.message(type).text("summary"),
                                        catalogue.topics().stream()
                                                .filter(channel -> channel.at("messages")
                                                        .members()
                                                        .contains(catalogue.message(type)))
                                                .map(channel -> link(channel.text("address")))
                                                .collect(Collectors.joining(", ")),
                                        key(catalogue.message(type))))
                        .collect(Collectors.joining());
    }

    private String topic(Node channel) {
        return """
                ### `%s`

                %s. %s

                - **Settings:** %s
                - **Key:** %s
                - **Events:** %s
                - **Sent by:** %s
                - **Received by:** %s
                """.formatted(
                        channel.text("address"),
                        channel.text("title"),
                        channel.text("description"),
                        settings(channel),
                        key(channel.at("messages").members().get(0)),
                        channel.at("messages").members().stream()
                                .map(message -> link(message.text("name")))
                                .collect(Collectors.joining(", ")),
                        services(channel, "send"),
                        services(channel, "receive"));
    }

    private static String settings(Node channel) {
        return channel.at("bindings").at("kafka").at("topicConfiguration").members().stream()
                .map(setting -> "`%s=%s`"
                        .formatted(
                                setting.name(),
                                setting.json().isArray()
                                        ? setting.json().path(0).asString()
                                        : setting.json().asString()))
                .collect(Collectors.joining(", "));
    }

    private String services(Node channel, String action) {
        String services = catalogue.operations().stream()
                .filter(operation -> operation.text("action").equals(action))
                .filter(operation -> operation.follow("channel").equals(channel))
                .map(EventsPage::service)
                .collect(Collectors.joining(" "));
        return services.isEmpty() ? "whoever subscribes." : services;
    }

    private static String service(Node operation) {
        String group = operation.at("bindings").at("kafka").at("groupId").text("const");
        return "%s%s. %s"
                .formatted(
                        operation.at("tags").elements().stream()
                                .map(tag -> tag.text("name"))
                                .collect(Collectors.joining(", ")),
                        group.isEmpty() ? "" : " (group `" + group + "`)",
                        operation.text("summary"));
    }

    private String event(Node message) {
        String description = message.text("description");
        return "### `%s`\n\n%s%s\n\n%s%s\n%s"
                .formatted(
                        message.text("name"),
                        message.text("summary"),
                        description.isEmpty() ? "" : " " + description,
                        headers(message),
                        message.at("payload").text("type").equals("null")
                                ? "The record has no value.\n"
                                : tables.table(message.at("payload")),
                        examples(message));
    }

    /** Those that not every event has. */
    private String headers(Node message) {
        String rows = message.at("headers").at("allOf").elements().stream()
                .filter(part -> !part.name().equals("cloudEvent"))
                .map(tables::table)
                .flatMap(String::lines)
                .filter(line -> line.startsWith("| `") && !line.startsWith("| `ce_type`"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "| header | what | |\n|---|---|---|\n" + rows + "\n";
    }

    /** With the headers first, which all messages of a channel over HTTP have. */
    private String overHttp(Node channel) {
        List<Node> messages = channel.at("messages").members();
        Node headers = messages.get(0).at("headers");
        return "### %s\n\n%s\n\n%s"
                        .formatted(
                                channel.text("title"),
                                channel.text("description"),
                                headers.json().isMissingNode() ? "" : headerTable(headers) + "\n")
                + each(messages, this::overHttpMessage);
    }

    /** A server-sent event has a name, which a webhook tells in its body. */
    private String overHttpMessage(Node message) {
        String name = message.json().has("headers") ? "" : "`event: " + message.text("name") + "`. ";
        String table = tables.table(message.at("payload"));
        return "#### %s\n\n%s%s\n\n%s%s"
                .formatted(
                        message.text("title"),
                        name,
                        message.text("summary"),
                        table.isEmpty() ? "" : table + "\n",
                        examples(message));
    }

    private String headerTable(Node headers) {
        return tables.table(headers).replace("| member |", "| header |");
    }

    private String deadLetters() {
        List<Node> channels =
                catalogue.topics().stream().filter(EventsPage::isOfDeadLetters).toList();
        Node message = channels.get(0).at("messages").members().get(0);
        return "%s %s\n\n| topic | what | put there by |\n|---|---|---|\n%s\nSettings: %s.\n\n%s"
                .formatted(
                        message.text("summary"),
                        message.text("description"),
                        channels.stream()
                                .map(channel -> "| `%s` | %s | %s |\n"
                                        .formatted(
                                                channel.text("address"),
                                                channel.text("description").replace('\n', ' '),
                                                services(channel, "send").replaceAll("\\..*", "")))
                                .collect(Collectors.joining()),
                        settings(channels.get(0)),
                        headerTable(message.at("headers")));
    }

    private static String examples(Node message) {
        return message.at("examples").elements().stream()
                .map(example -> "%s\n\n```json\n%s\n```\n".formatted(example.text("summary"), pretty(example.json())))
                .collect(Collectors.joining("\n"));
    }

    private static String pretty(JsonNode example) {
        JsonNode payload = example.path("payload");
        return EventJson.mapper()
                .writer()
                .with(PRETTY)
                .writeValueAsString(payload.isNull() ? example.path("headers") : payload);
    }

    private static String key(Node message) {
        String key = message.at("bindings").at("kafka").follow("key").text("description");
        return key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1).replaceAll("\\.$", "");
    }

    private static boolean isOfDeadLetters(Node channel) {
        return channel.text("address").endsWith(".dlt");
    }

    /** A link to the section that tells of something by its name. */
    static String link(String heading) {
        return "[`%s`](#%s)".formatted(heading, heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", ""));
    }

    private static String each(List<Node> nodes, Function<Node, String> text) {
        return nodes.stream().map(text).collect(Collectors.joining("\n"));
    }
}
