package dev.visage.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {

    @ParameterizedTest
    @CsvSource({"#000000, 0", "#ffffff, 16777215", "#00ff7f, 65407"})
    void readsAndWritesSixHexadecimalDigits(String text, int rgb) {
        assertThat(Colour.valueOf(text)).isEqualTo(new Colour(rgb));
        assertThat(new Colour(rgb)).hasToString(text);
    }

    @Test
    void readsEitherCase() {
        assertThat(Colour.valueOf("#ABCDEF")).isEqualTo(Colour.valueOf("#abcdef"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "white", "ffffff", "#fff", "#fffffff", "#ggggg0"})
    void refusesAnotherForm(String text) {
        assertThatThrownBy(() -> Colour.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1000000})
    void has24Bits(int rgb) {
        assertThatThrownBy(() -> new Colour(rgb)).isInstanceOf(IllegalArgumentException.class);
    }
}
