package dev.visage.contracts.event;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A user was erased. In Kafka this is a tombstone, a record without a value, so that compaction forgets the user too: its
 * key is the user, and the version is the CloudEvents extension {@code profileversion}, a text of digits.
 *
 * @param userId who
 * @param version one above the last version of the profile; a user of this id who comes again goes on above it
 */
public record ProfileErased(UserId userId, ProfileVersion version) {

    /** What is told of it where there are no tombstones: the members of a change, but for the profile. */
    public Map<String, Object> asChange() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("userId", userId);
        members.put("version", version);
        members.put("changed", List.of());
        members.put("cause", Map.of("type", "erasure"));
        return members;
    }
}
