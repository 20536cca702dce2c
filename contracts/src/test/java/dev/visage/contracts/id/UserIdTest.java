package dev.visage.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "17", "9007199254740991"})
    void readsItselfBackFromItsDigits(String digits) {
        assertThat(UserId.valueOf(digits)).hasToString(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9007199254740992", "9223372036854775808", "", "me", "1.5", " 1"})
    void refusesEverythingOutOfItsRange(String text) {
        assertThatThrownBy(() -> UserId.valueOf(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1 to 9007199254740991");
    }

    @Test
    void isExactAsADouble() {
        assertThat((long) (double) UserId.MAX).isEqualTo(UserId.MAX);
        assertThat((double) UserId.MAX).isNotEqualTo((double) (UserId.MAX - 1));
    }

    @Test
    void sortsByNumber() {
        assertThat(new UserId(9)).isLessThan(new UserId(10));
    }
}
