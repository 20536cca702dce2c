package dev.visage.worker.ycc;

import dev.visage.worker.resample.Plane;
import dev.visage.worker.resample.Resampler;
import dev.visage.worker.resample.Samples;
import dev.visage.worker.resample.Span;
import java.util.ArrayList;
import java.util.List;

/** Resamples pictures, plane by plane. Not safe for use by several threads. */
public final class YccResampler {

    private final Resampler resampler = new Resampler();

    /**
     * What is seen of a picture, resampled.
     *
     * @param columns of the source's luma
     * @param rows of the source's luma
     * @param swapsSides whether the source's columns become the rows of the result
     */
    public YccPicture resample(Ycc source, Span columns, Span rows, boolean swapsSides) {
        return new YccPicture(planes(source, columns, rows, swapsSides, 0, 0));
    }

    /** A picture in another size. */
    public YccPicture resize(YccPicture picture, int width, int height) {
        return width == picture.width() && height == picture.height()
                ? picture
                : resample(
                        picture.source(),
                        Span.whole(picture.width(), width),
                        Span.whole(picture.height(), height),
                        false);
    }

    /**
     * A picture in the middle of a canvas of one colour.
     *
     * @param rgb the colour, 0xrrggbb
     */
    public YccPicture pad(YccPicture picture, int width, int height, int rgb) {
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        YccCanvas canvas = new YccCanvas(width, height, rgb);
        int x = (width - picture.width()) / 2;
        int y = (height - picture.height()) / 2;
        Span columns = Span.whole(picture.width(), picture.width());
        Span rows = Span.whole(picture.height(), picture.height());
        return canvas.with(planes(picture.source(), columns, rows, false, x, y), x, y);
    }

    private List<Plane> planes(Ycc source, Span columns, Span rows, boolean swapsSides, int left, int top) {
        List<Plane> planes = new ArrayList<>();
        for (Samples plane : source.planes()) {
            boolean isLuma = planes.isEmpty();
            planes.add(resampler.resample(
                    plane,
                    isLuma ? columns : chroma(columns, source.across(), left),
                    isLuma ? rows : chroma(rows, source.down(), top),
                    swapsSides));
        }
        return planes;
    }

    /**
     * The chroma of a side. Each sample of it stands for two of luma, on the canvas that the side comes to lie on, so there
     * may be half a sample more than the side has at either end.
     *
     * @param factor how many samples of the source's luma one of its chroma stands for
     * @param at where the side comes to lie
     */
    private static Span chroma(Span luma, int factor, int at) {
        int start = -(at % 2);
        int end = 2 * chroma(at + luma.target()) - at;
        double scale = luma.length() / luma.target();
        double first = luma.reversed() ? luma.length() - end * scale : start * scale;
        return new Span(
                (luma.offset() + first) / factor, (end - start) * scale / factor, (end - start) / 2, luma.reversed());
    }

    /** The samples of chroma that so many of luma have. */
    static int chroma(int luma) {
        return (luma + 1) / 2;
    }
}
