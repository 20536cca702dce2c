package dev.visage.worker.picture;

import dev.visage.worker.codec.colour.RgbProfile;
import dev.visage.worker.resample.Span;
import dev.visage.worker.ycc.Ycc;
import dev.visage.worker.ycc.YccPicture;
import dev.visage.worker.ycc.YccResampler;
import dev.visage.worker.ycc.YccToSrgb;
import java.awt.Rectangle;
import java.util.Optional;

/**
 * A photograph as the fast engine decoded it.
 *
 * @param planes still as they are stored
 * @param scale their size over that of the photograph; not rounded, as their sides are
 * @param profile of its colours, unless they are sRGB
 */
record YccFrame(Ycc planes, double scale, Source source, Optional<RgbProfile> profile) {

    /** What a shape shows of it: upright, in sRGB, in the size that it has in a canvas. */
    YccPicture shown(Shaped picture, Size canvas, YccResampler resampler) {
        Turn turn = Turn.of(source.header().orientation());
        Rectangle window = turn.stored(picture.window(), source.stored());
        Size size = picture.within(canvas).swapped(turn.swapsSides());
        YccPicture shown = resampler.resample(
                planes,
                new Span(window.x * scale, window.width * scale, size.width(), turn.mirrorsColumns()),
                new Span(window.y * scale, window.height * scale, size.height(), turn.mirrorsRows()),
                turn.swapsSides());
        profile.ifPresent(colours -> YccToSrgb.convert(shown, colours));
        return shown;
    }
}
