package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.worker.codec.colour.RgbProfile;
import dev.visage.worker.codec.jpeg.JpegHead;
import dev.visage.worker.codec.jpeg.JpegProfile;
import dev.visage.worker.codec.turbo.TurboFailedException;
import dev.visage.worker.codec.turbo.TurboHeader;
import dev.visage.worker.codec.turbo.TurboSession;
import java.util.Arrays;
import java.util.Optional;

/** Whether a picture is for the fast engine, told by its head. */
sealed interface JpegSuitability {

    /**
     * It is.
     *
     * @param profile of its colours, unless they are sRGB
     */
    record Suitable(TurboHeader header, Optional<RgbProfile> profile) implements JpegSuitability {}

    /** It is not. */
    record Unsuitable(Detour detour) implements JpegSuitability {}

    /** Looks at a picture. */
    static JpegSuitability of(Source source, TurboSession session) throws TurboFailedException {
        if (source.header().format() != PictureFormat.JPEG) {
            return new Unsuitable(Detour.NOT_JPEG);
        }
        Optional<JpegHead> head = JpegHead.of(source.bytes());
        return head.isPresent() ? of(source, head.get(), session) : new Unsuitable(Detour.LIBRARY_FAILED);
    }

    private static JpegSuitability of(Source source, JpegHead head, TurboSession session) throws TurboFailedException {
        boolean hasKnownComponents = head.components() == 1 || head.components() == 3;
        if (head.precision() != Byte.SIZE || !hasKnownComponents) {
            return new Unsuitable(Detour.COLOUR_MODEL);
        }
        TurboHeader header = session.header(Arrays.copyOf(source.bytes(), head.length()));
        if (!header.isGray() && !header.isYcc()) {
            return new Unsuitable(Detour.COLOUR_MODEL);
        }
        if (header.sampling().isEmpty()) {
            return new Unsuitable(Detour.SAMPLING);
        }
        if (!source.stored().equals(new Size(header.width(), header.height()))) {
            return new Unsuitable(Detour.LIBRARY_FAILED);
        }
        return of(header, JpegProfile.of(head));
    }

    private static JpegSuitability of(TurboHeader header, Optional<byte[]> icc) {
        if (icc.isEmpty()) {
            return new Suitable(header, Optional.empty());
        }
        Optional<RgbProfile> profile = icc.flatMap(RgbProfile::of);
        if (profile.isEmpty() || header.isGray()) {
            return new Unsuitable(Detour.COLOUR_PROFILE);
        }
        return new Suitable(header, profile.filter(colours -> !colours.isSrgb()));
    }
}
