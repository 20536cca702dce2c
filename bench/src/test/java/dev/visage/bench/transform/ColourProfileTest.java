package dev.visage.bench.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ColourProfileTest {

    private static final String START = "\u00ff\u00d8";
    private static final String EXIF = segment(0xe1, "Exif");
    private static final String ADOBE = segment(0xee, "Adobe");
    private static final String REST = "\u00ff\u00db\0\4..\u00ff\u00d9";

    @Test
    void movesIntoAnotherPictureBehindItsExif() {
        byte[] from = bytes(START + segment(0xe0, "JFIF") + profile("wide 1") + profile("wide 2") + REST);
        byte[] to = bytes(START + EXIF + ADOBE + REST);

        assertThat(ColourProfile.of(from).in(to))
                .isEqualTo(bytes(START + EXIF + profile("wide 1") + profile("wide 2") + ADOBE + REST));
    }

    @Test
    void takesThePlaceOfAnotherProfile() {
        byte[] from = bytes(START + profile("wide") + REST);
        byte[] to = bytes(START + EXIF + profile("narrow") + segment(0xe2, "MPF") + REST);

        assertThat(ColourProfile.of(from).in(to))
                .isEqualTo(bytes(START + EXIF + profile("wide") + segment(0xe2, "MPF") + REST));
    }

    private static String profile(String content) {
        return segment(0xe2, "ICC_PROFILE\0" + content);
    }

    private static String segment(int marker, String content) {
        return "\u00ff" + (char) marker + "\0" + (char) (content.length() + 2) + content;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
