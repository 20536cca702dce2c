package dev.visage.ingest.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64PictureTest {

    private static final byte[] BYTES = {(byte) 0xfb, (byte) 0xff, (byte) 0xfe, 1};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+//+AQ==",
                "+//+AQ",
                "-__-AQ",
                "-__-AQ==",
                " +/ /+\r\nAQ\t== ",
                "data:image/jpeg;base64,+//+AQ==",
                "DATA:;BASE64,+//+AQ=="
            })
    void readsBase64AsClientsSendIt(String text) {
        assertThat(Base64Picture.decode("image", text)).isEqualTo(BYTES);
    }

    @Test
    void readsASpaceInAFormAsThePlusThatWasNotEscaped() {
        assertThat(Base64Picture.decodeFormValue("image", " //+AQ==")).isEqualTo(BYTES);
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(Base64Picture.decode("image", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "A", "AB=C", "+//+\u00e9", "data:image/png,abc", "data:image/png;base64"})
    void namesTheFieldThatIsNoBase64(String text) {
        assertThatThrownBy(() -> Base64Picture.decode("dataUri", text))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        failure -> assertThat(failure.failure()).isEqualTo(new Failure.NotBase64("dataUri")));
    }
}
