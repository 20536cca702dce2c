package dev.visage.contracts.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.PictureFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

    @Test
    void anOriginalLiesUnderItsUpload() {
        UploadId upload = UploadId.valueOf("019aa5f0-7b1c-7a3e-8c55-0123456789ab");

        assertThat(ObjectKey.original(upload)).hasToString("originals/019aa5f0-7b1c-7a3e-8c55-0123456789ab");
    }

    @Test
    void aRenditionLiesUnderItsImageWithTheExtensionOfItsFormat() {
        ImageId image = new ImageId("0123456789abcdefghijklmnov");

        assertThat(ObjectKey.rendition(image, "full", PictureFormat.JPEG.extension()))
                .hasToString("images/0123456789abcdefghijklmnov/full.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/images/1"})
    void refusesBlankAndRootedKeys(String value) {
        assertThatThrownBy(() -> new ObjectKey(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
