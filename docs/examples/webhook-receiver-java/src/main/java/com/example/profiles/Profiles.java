package com.example.profiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A table of profiles, with a journal of the changes that made it: whoever starts again reads that first. */
final class Profiles {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path journal;
    /** Ids of events that were acted on. They are needed for as long as an event may come again. */
    private final Set<String> seen = new HashSet<>();
    /** The last change of each user. That of an erased one has no profile, and tells which change is older. */
    private final Map<Long, JsonNode> latest = new HashMap<>();

    private Profiles(Path journal) {
        this.journal = journal;
    }

    static Profiles open(Path journal) throws IOException {
        Profiles profiles = new Profiles(journal);
        if (Files.exists(journal)) {
            String text = Files.readString(journal);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            try (FileChannel file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
                // a crash may have cut the last line off
                file.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
            }
            whole.lines().map(JSON::readTree).forEach(profiles::keep);
        }
        return profiles;
    }

    /**
     * Takes the change that an event tells of, unless it has been taken. What it is told is kept when this returns.
     *
     * @param eventId the same whenever the event is sent again
     */
    synchronized void take(String eventId, JsonNode change) throws IOException {
        if (seen.contains(eventId)) {
            return;
        }
        ObjectNode line = JSON.createObjectNode().put("eventId", eventId);
        line.setAll((ObjectNode) change);
        Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        keep(line);
    }

    private void keep(JsonNode change) {
        seen.add(change.path("eventId").asString());
        // What is sent again by hand comes late: versions tell which of two changes is the newer one.
        latest.merge(
                change.path("userId").asLong(), change, (known, next) -> version(next) > version(known) ? next : known);
    }

    private static long version(JsonNode change) {
        return change.path("version").asLong();
    }
}
