package dev.visage.standalone.subscriber;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a subscriber knows.
 *
 * @param profiles of users who are not erased
 * @param lastEvents the id of the event that told the last of each user
 * @param events the ids of all events that were news
 */
record Copy(Map<Long, JsonNode> profiles, Map<Long, String> lastEvents, Set<String> events) {

    /** Made of changes, each an object with {@code eventId}, {@code userId}, {@code version} and, unless it tells of an erasure, {@code profile}. */
    static Copy of(Stream<JsonNode> changes) {
        Map<Long, JsonNode> latest = new HashMap<>();
        Set<String> events = new HashSet<>();
        changes.forEach(change -> {
            events.add(change.path("eventId").asString());
            latest.merge(
                    change.path("userId").asLong(),
                    change,
                    (known, next) -> version(next) > version(known) ? next : known);
        });
        Map<Long, JsonNode> profiles = new TreeMap<>();
        Map<Long, String> lastEvents = new TreeMap<>();
        latest.forEach((user, change) -> {
            lastEvents.put(user, change.path("eventId").asString());
            if (change.hasNonNull("profile")) {
                profiles.put(user, withoutAddresses(change.path("profile")));
            }
        });
        return new Copy(profiles, lastEvents, events);
    }

    private static long version(JsonNode change) {
        return change.path("version").asLong();
    }

    /** Links to renditions are added to what is told; the store knows only their keys. */
    private static JsonNode withoutAddresses(JsonNode profile) {
        JsonNode copy = profile.deepCopy();
        copy.findParents("url").stream()
                .filter(parent -> parent.has("key"))
                .forEach(rendition -> ((ObjectNode) rendition).remove("url"));
        return copy;
    }
}
