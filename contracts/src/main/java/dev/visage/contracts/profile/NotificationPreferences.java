package dev.visage.contracts.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.visage.contracts.profile.Notification.Topic;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a user has said of which notifications they want.
 *
 * @param chosen whether they want those about a topic; of topics of which they have said nothing there is nothing
 */
public record NotificationPreferences(@JsonValue Map<Topic, Boolean> chosen) {

    /** Those of a user who has said nothing. */
    public static final NotificationPreferences NONE = new NotificationPreferences(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NotificationPreferences {
        chosen = Map.copyOf(chosen);
    }

    /** Whether users want notifications about a topic unless they say otherwise: all but those of imports. */
    public static boolean isWantedByDefault(Topic topic) {
        return topic != Topic.PICTURE_IMPORTED;
    }

    /** Of every topic whether the user wants notifications about it. */
    public Map<Topic, Boolean> ofAll() {
        Map<Topic, Boolean> all = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            all.put(topic, wants(topic, isWantedByDefault(topic)));
        }
        return all;
    }

    /** Whether the user wants notifications about a topic, if they have said so, or else this. */
    public boolean wants(Topic topic, boolean otherwise) {
        return chosen.getOrDefault(topic, otherwise);
    }
}
