package dev.visage.worker.picture;

import dev.visage.worker.codec.jpeg.JpegHead;
import dev.visage.worker.codec.jpeg.JpegProfile;
import dev.visage.worker.codec.png.PngChunks;
import dev.visage.worker.codec.webp.WebpChunks;
import java.util.Optional;

/** The colour profile that an upload carries. */
final class EmbeddedProfile {

    private static final int CMYK = 4;

    private EmbeddedProfile() {}

    /** The step that converts from it to sRGB, if there is one and it says something else than sRGB. */
    static Optional<Step> conversion(Source source) {
        byte[] bytes = source.bytes();
        return switch (source.header().format()) {
            case JPEG ->
                JpegHead.of(bytes).filter(head -> head.components() < CMYK).flatMap(EmbeddedProfile::ofJpeg);
            case PNG -> PngChunks.colourProfile(bytes).flatMap(icc -> FromProfile.of(icc, PngChunks.isGray(bytes)));
            case WEBP -> WebpChunks.colourProfile(bytes).flatMap(icc -> FromProfile.of(icc, false));
            case GIF -> Optional.empty();
        };
    }

    private static Optional<Step> ofJpeg(JpegHead head) {
        return JpegProfile.of(head).flatMap(icc -> FromProfile.of(icc, head.components() == 1));
    }
}
