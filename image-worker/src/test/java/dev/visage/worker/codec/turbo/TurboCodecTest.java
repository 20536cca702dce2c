package dev.visage.worker.codec.turbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.worker.codec.jpeg.JpegHead;
import dev.visage.worker.ycc.Ycc;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurboCodecTest {

    private static final Optional<TurboLibrary> LIBRARY = TurboLibrary.find(null);
    private static final long KEPT = 8L << 20;

    @Test
    void endsTheStartIfTheLibraryThatWasAskedForCannotBeLoaded() {
        assertThatThrownBy(() -> TurboLibrary.find("/nowhere/libturbojpeg.so"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("visage.worker.turbo.library")
                .hasMessageContaining("/nowhere/libturbojpeg.so");
    }

    @Test
    void decodesEverySamplingAtEveryScale() throws TurboFailedException {
        TurboLibrary library = library();
        BufferedImage image = new BufferedImage(67, 45, BufferedImage.TYPE_INT_RGB);
        try (TurboCodec codec = new TurboCodec(library, 1);
                TurboSession session = codec.open()) {
            for (Sampling sampling : Sampling.values()) {
                byte[] jpeg = TurboSamples.jpeg(library, image, sampling);
                TurboHeader header = session.header(head(jpeg));
                assertThat(header.sampling()).contains(sampling);
                for (int eighths : new int[] {1, 2, 4, 8}) {
                    Ycc decoded = session.decode(jpeg, header, eighths);

                    assertThat(decoded.planes()).hasSize(sampling == Sampling.GRAY ? 1 : 3);
                    assertThat(decoded.planes().get(0).width()).isEqualTo((67 * eighths + 7) / 8);
                    assertThat(decoded.planes().get(0).height()).isEqualTo((45 * eighths + 7) / 8);
                }
            }
        }
    }

    @Test
    void keepsSessionsForTheNextAndFreesThemInTheEnd() throws TurboFailedException {
        TurboCodec codec = new TurboCodec(library(), 1);
        TurboSession first = codec.open();
        TurboSession second = codec.open();

        first.close();
        second.close();

        assertThat(codec.idle()).isEqualTo(1);
        try (TurboSession again = codec.open()) {
            assertThat(again).isSameAs(first);
            codec.close();
        }
        assertThat(codec.idle()).isZero();
    }

    @Test
    void keepsNoSessionThatBrokeOffInAHeader() throws TurboFailedException {
        byte[] head = head(SamplePictures.photograph(40, 30, Orientation.UPRIGHT));
        byte[] unknownMarker = head.clone();
        unknownMarker[3] = 0x02;
        try (TurboCodec codec = new TurboCodec(library(), 1)) {
            try (TurboSession session = codec.open()) {
                assertThatThrownBy(() -> session.header(unknownMarker)).isInstanceOf(TurboFailedException.class);
            }
            try (TurboSession session = codec.open()) {
                assertThat(session.header(head).width()).isEqualTo(40);
            }
        }
    }

    @Test
    void keepsNoMoreMemoryThanAUsualPictureNeeds() throws TurboFailedException {
        byte[] photograph = SamplePictures.photograph(4000, 3000, Orientation.UPRIGHT);
        TurboCodec codec = new TurboCodec(library(), 1);
        TurboSession session = codec.open();
        session.decode(photograph, session.header(head(photograph)), 8);
        assertThat(session.size()).isGreaterThan(2 * KEPT);

        session.close();

        assertThat(session.size()).isLessThan(2 * KEPT);
        codec.close();
    }

    @Test
    void leavesToTheJdkWhatItCannotEncode() {
        BufferedImage rgb = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        BufferedImage other = new BufferedImage(20, 10, BufferedImage.TYPE_3BYTE_BGR);
        try (TurboCodec codec = new TurboCodec(library())) {
            assertThat(codec.encode(rgb, 85)).isPresent();
            assertThat(codec.encode(other, 85)).isEmpty();
            assertThat(codec.encode(rgb.getSubimage(1, 1, 5, 5), 85)).isEmpty();
        }
        for (String function : Set.of("tjCompress2", "tjInitCompress", "tjInitDecompress")) {
            try (TurboCodec failing = new TurboCodec(TurboSamples.failing(library(), Set.of(function)))) {
                assertThat(failing.encode(rgb, 85)).isEmpty();
            }
        }
    }

    private static byte[] head(byte[] jpeg) {
        return Arrays.copyOf(jpeg, JpegHead.of(jpeg).orElseThrow().length());
    }

    private static TurboLibrary library() {
        assumeTrue(LIBRARY.isPresent(), "libturbojpeg is not installed (Debian: libturbojpeg0)");
        return LIBRARY.orElseThrow();
    }
}
