package dev.visage.profiles.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {

    @Test
    void readsTheUploadAndThePictureWhateverElseThereIs() {
        UploadId uploadId = UploadId.next();
        ImageId imageId = ImageId.next();
        String json = "{\"uploadId\":\"" + uploadId + "\",\"new\":[],\"image\":{\"imageId\":\"" + imageId + "\"}}";

        assertThat(Mention.in(json.getBytes(UTF_8)))
                .isEqualTo(new Mention(Optional.of(uploadId), Optional.of(imageId)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "[]",
                "{\"uploadId\":17}",
                "{\"uploadId\":\"17\",\"image\":{\"imageId\":\"-\"}}"
            })
    void readsNothingWhereNothingIs(String value) {
        assertThat(Mention.in(value.getBytes(UTF_8))).isEqualTo(new Mention(Optional.empty(), Optional.empty()));
    }
}
