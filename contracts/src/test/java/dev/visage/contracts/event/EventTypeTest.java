package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EventTypeTest {

    @ParameterizedTest
    @FieldSource("dev.visage.contracts.event.EventType#ALL")
    void isFoundByItsName(EventType<?> type) {
        assertThat((Object) EventType.named(type.name())).isSameAs(type);
    }

    @Test
    void isNotFoundByAnotherName() {
        assertThatThrownBy(() -> EventType.named("dev.visage.image.uploaded.v2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dev.visage.image.uploaded.v2");
    }

    @Test
    void isPublishedOnAnotherTopicUnderTheSameName() {
        EventType<ImageUploaded> bulk = EventType.IMAGE_UPLOADED.on(Topic.IMAGE_UPLOADED_BULK);

        assertThat(bulk.name()).isEqualTo(EventType.IMAGE_UPLOADED.name());
        assertThat(bulk.topic()).isEqualTo(Topic.IMAGE_UPLOADED_BULK);
    }

    @Test
    void everyTopicButTheSecondLaneHasTypesOfItsOwn() {
        assertThat(EventType.ALL.stream().map(EventType::topic).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Topic.IMAGE_UPLOADED_BULK, Topic.IMAGE_PROCESSED_BULK)));
    }
}
