package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;

/** What tests of the Smartsheet dialect share. */
final class SmartsheetAnswers {

    static final String UNPARSEABLE = "Unable to parse request. The following error occurred: ";

    private SmartsheetAnswers() {}

    /** The outcome of an upload of which all that was asked for is made, as squares. */
    static UploadOutcome applied(ImageUploaded upload) {
        return new UploadOutcome.Applied(
                upload.uploadId(), upload.userId(), upload.kind(), image(), new ProfileVersion(2));
    }

    /** A picture as the dialect has it made. */
    static Image image() {
        ImageId imageId = ImageId.next();
        return Image.of(
                imageId,
                Recipe.AVATAR_LADDER.stream().map(side -> square(imageId, side)).toList());
    }

    private static Rendition square(ImageId imageId, int side) {
        String name = Integer.toString(side);
        return new Rendition(name, side, side, 1234, PictureFormat.JPEG, ObjectKey.rendition(imageId, name, "jpg"));
    }

    static void assertError(Answer answer, int status, int code, String message) {
        assertThat(answer.json().path("message").asString("")).isEqualTo(message);
        assertThat(answer.json().path("errorCode").isInt()).isTrue();
        assertThat(answer.json().path("errorCode").asInt()).isEqualTo(code);
        assertThat(answer.json().path("refId").asString("")).matches("[a-z0-9]{12}");
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("errorCode", "message", "refId");
        assertThat(answer.status()).isEqualTo(status);
        assertIsJson(answer);
    }

    static void assertIsJson(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }
}
