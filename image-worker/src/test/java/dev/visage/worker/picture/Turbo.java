package dev.visage.worker.picture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.codec.turbo.TurboCodec;
import dev.visage.worker.codec.turbo.TurboLibrary;
import java.util.List;
import java.util.Optional;

/** The fast engine, where its library is. */
final class Turbo {

    private static final Optional<TurboLibrary> LIBRARY = TurboLibrary.find(null);

    private Turbo() {}

    /** Skips the test where the library is missing. */
    static TurboCodec codec() {
        assumeTrue(LIBRARY.isPresent(), "libturbojpeg is not installed (Debian: libturbojpeg0)");
        return new TurboCodec(LIBRARY.orElseThrow());
    }

    static Transformer transformer(PictureSettings settings) {
        return new Transformer(settings, List.of(new TurboEngine(codec()), new PortableEngine(JpegEncoder.NONE)));
    }
}
