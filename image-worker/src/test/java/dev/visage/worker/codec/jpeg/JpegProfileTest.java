package dev.visage.worker.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JpegProfileTest {

    private final byte[] photograph = SamplePictures.photograph(80, 60, Orientation.UPRIGHT);
    private final byte[] profile = new byte[200_000];

    JpegProfileTest() {
        new Random(3).nextBytes(profile);
    }

    @Test
    void isPutTogetherFromItsParts() {
        assertThat(JpegProfile.of(RelabelledJpegs.withProfile(photograph, profile)))
                .contains(profile);
        assertThat(JpegProfile.of(RelabelledJpegs.withProfile(photograph, profile, 1_000)))
                .contains(profile);
    }

    @Test
    void isMissing() {
        assertThat(JpegProfile.of(photograph)).isEmpty();
    }

    @Test
    void isNoneIfAPartIsMissing() {
        byte[] whole = RelabelledJpegs.withProfile(photograph, profile);
        byte[] damaged = whole.clone();
        damaged[3] = (byte) 0xed;

        assertThat(JpegProfile.of(damaged)).isEmpty();
    }

    @Test
    void survivesWhateverIsDamaged() {
        byte[] tagged = RelabelledJpegs.withProfile(photograph, Arrays.copyOf(profile, 500));
        Random random = new Random(42);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = Arrays.copyOf(tagged, random.nextInt(tagged.length));
            for (int changes = 0; changes < 4 && damaged.length > 0; changes++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            JpegProfile.of(damaged).ifPresent(found -> assertThat(found).isNotEmpty());
        }
    }
}
