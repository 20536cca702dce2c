package dev.visage.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageIdTest {

    @Test
    void is26CharactersOfOneCase() {
        assertThat(Stream.generate(ImageId::next).limit(1000).map(ImageId::value))
                .allMatch(value -> value.matches("[0-9a-v]{26}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void readsItselfBackFromItsText() {
        ImageId id = ImageId.next();

        assertThat(ImageId.valueOf(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcdefghijklmno",
                "0123456789abcdefghijklmnopq",
                "0123456789ABCDEFGHIJKLMNOP",
                "0123456789abcdefghijklmnow",
                "../../originals/0123456789",
                "0123456789abcdefghijklmno\n"
            })
    void refusesAnotherForm(String text) {
        assertThatThrownBy(() -> ImageId.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
