package dev.visage.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedIdsTest {

    @Test
    void profileVersionsRiseByOne() {
        assertThat(ProfileVersion.FIRST.next()).isEqualTo(new ProfileVersion(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void startAtOne(long value) {
        assertThatThrownBy(() -> new ProfileVersion(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NotificationId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readThemselvesBack() {
        assertThat(ProfileVersion.valueOf("17")).hasToString("17");
        assertThatThrownBy(() -> ProfileVersion.valueOf("seventeen")).isInstanceOf(IllegalArgumentException.class);
        assertThat(NotificationId.valueOf("17")).hasToString("17");
        assertThatThrownBy(() -> NotificationId.valueOf("seventeen")).isInstanceOf(IllegalArgumentException.class);
    }
}
