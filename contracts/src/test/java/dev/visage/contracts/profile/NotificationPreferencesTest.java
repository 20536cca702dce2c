package dev.visage.contracts.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Notification.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class NotificationPreferencesTest {

    @Test
    void areOneMemberForEveryTopicThatWasChosen() {
        NotificationPreferences preferences =
                new NotificationPreferences(Map.of(Topic.PICTURE_APPLIED, false, Topic.WEBHOOK_DISABLED, true));

        String json = EventJson.mapper().writeValueAsString(preferences);

        assertThat(EventJson.mapper().readTree(json))
                .isEqualTo(EventJson.mapper().readTree("{\"picture-applied\":false,\"webhook-disabled\":true}"));
        assertThat(EventJson.mapper().readValue(json, NotificationPreferences.class))
                .isEqualTo(preferences);
        assertThat(EventJson.mapper().readValue("{}", NotificationPreferences.class))
                .isEqualTo(NotificationPreferences.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"picture-seen\":true}", "{\"picture-applied\":null}", "[]"})
    void areNothingElse(String json) {
        assertThatThrownBy(() -> EventJson.mapper().readValue(json, NotificationPreferences.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void areUsualWhereNothingWasChosen() {
        NotificationPreferences some = new NotificationPreferences(Map.of(Topic.PICTURE_FAILED, false));

        assertThat(NotificationPreferences.NONE.ofAll())
                .containsOnlyKeys(Topic.values())
                .containsEntry(Topic.PICTURE_FAILED, true)
                .containsEntry(Topic.PICTURE_IMPORTED, false);
        assertThat(some.ofAll()).containsEntry(Topic.PICTURE_FAILED, false).containsEntry(Topic.PICTURE_APPLIED, true);
        assertThat(some.wants(Topic.PICTURE_IMPORTED, true)).isTrue();
        assertThat(some.wants(Topic.PICTURE_FAILED, true)).isFalse();
    }
}
