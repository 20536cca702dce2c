package dev.visage.contracts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "a\tb\r\nc", "\u00a0\u200d\ufeff", "\ud83d\ude00"})
    void holdsCharactersLineBreaksAndTabs(String text) {
        assertThat(PlainText.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x0b, 0x0c, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0xd83d, 0xde00})
    void holdsNoControlCharacterAndNoHalfOfASurrogatePair(int codeUnit) {
        assertThat(PlainText.isPlain("a" + (char) codeUnit + "b")).isFalse();
    }
}
