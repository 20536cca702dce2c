package dev.visage.contracts.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {

    private static final byte[] PICTURE = {1, 2, 3};

    @Test
    void aKeyIsVisibleAsciiOfAtMost255Characters() {
        assertThat(new IdempotencyKey("!~" + "x".repeat(253)).value()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("x".repeat(256)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u00e4", "a\u007f", "a\n"})
    void refusesOtherKeys(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(text));
    }

    @Test
    void aFingerprintTellsKindsRecipesAndBytesApart() {
        Recipe recipe = Recipe.avatar();

        assertThat(Stream.of(
                        Fingerprint.of(PictureKind.AVATAR, recipe, PICTURE),
                        Fingerprint.of(PictureKind.COVER, recipe, PICTURE),
                        Fingerprint.of(PictureKind.AVATAR, recipe.enlarging(), PICTURE),
                        Fingerprint.of(PictureKind.AVATAR, recipe, new byte[] {1, 2})))
                .doesNotHaveDuplicates();
        assertThat(Fingerprint.of(PictureKind.AVATAR, Recipe.avatar(), PICTURE.clone()))
                .isEqualTo(Fingerprint.of(PictureKind.AVATAR, recipe, PICTURE));
    }

    static List<Claim> claims() {
        return List.of(
                new Claim.Claimed(UploadId.next()),
                new Claim.InProgress(Duration.ofMillis(1_250)),
                new Claim.Accepted(UploadId.next()),
                new Claim.OtherPayload());
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyEndOfAClaimIsReadAsItWasWritten(Claim claim) {
        String json = EventJson.mapper().writerFor(Claim.class).writeValueAsString(claim);

        assertThat(EventJson.mapper().readValue(json, Claim.class)).isEqualTo(claim);
    }
}
