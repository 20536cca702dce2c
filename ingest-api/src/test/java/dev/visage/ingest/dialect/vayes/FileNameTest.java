package dev.visage.ingest.dialect.vayes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.PictureFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "me.jpg, JPEG, me, jpg",
        "me.JPEG, JPEG, me, JPEG",
        "me.png, JPEG, me, jpg",
        "me.jpeg, PNG, me, png",
        "me, WEBP, me, webp",
        "me., GIF, me, gif",
        "my.holiday.gif, GIF, my.holiday, gif",
        "/home/ada/me.png, PNG, me, png",
        "C:\\Users\\ada\\me.png, PNG, me, png",
        "../../etc/passwd, PNG, passwd, png",
        ".jpg, JPEG, profile_picture, jpg",
        "pictures/, PNG, profile_picture, png",
        ".., PNG, profile_picture, png"
    })
    void keepsTheLastPartOfTheNameWithAnExtensionThatFits(
            String submitted, PictureFormat format, String stem, String extension) {
        assertThat(FileName.of(submitted, format)).isEqualTo(new FileName(stem, extension));
    }

    @Test
    void isWrittenWithADot() {
        assertThat(FileName.of(PictureFormat.JPEG)).hasToString("profile_picture.jpg");
    }
}
