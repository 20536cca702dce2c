package dev.visage.standalone.events;

import dev.visage.contracts.event.EventJson;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A change as a line for people. */
final class ChangeLine {

    private ChangeLine() {}

    /** The line for the data of an event. */
    static String of(SentEvent event) {
        JsonNode data = EventJson.mapper().readTree(event.data());
        return String.join(
                "  ",
                data.path("time").asString(""),
                "user " + data.path("userId").asString(""),
                "version " + data.path("version").asString(""),
                event.name().equals("profile.erased") ? "erased" : changed(data),
                cause(data.path("cause")));
    }

    private static String changed(JsonNode data) {
        return data.path("changed").valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
    }

    /** Its type, and what it names, if anything. */
    private static String cause(JsonNode cause) {
        String named = cause.properties().stream()
                .filter(member -> !member.getKey().equals("type"))
                .map(member -> " " + member.getValue().asString(""))
                .collect(Collectors.joining());
        return cause.path("type").asString("") + named;
    }
}
