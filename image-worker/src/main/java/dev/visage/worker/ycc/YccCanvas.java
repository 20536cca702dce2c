package dev.visage.worker.ycc;

import dev.visage.worker.resample.Plane;
import java.util.ArrayList;
import java.util.List;

/**
 * What smaller pictures are put on.
 *
 * @param rgb its colour, 0xrrggbb
 */
record YccCanvas(int width, int height, int rgb) {

    /**
     * The canvas with a picture on it.
     *
     * @param planes of the picture, its chroma as {@link YccResampler} makes it for this place
     * @param x where its first column comes to lie
     * @param y where its first row comes to lie
     */
    YccPicture with(List<Plane> planes, int x, int y) {
        Plane luma = planes.get(0);
        int blue = YccColour.blue(rgb);
        int red = YccColour.red(rgb);
        List<Plane> padded = new ArrayList<>();
        padded.add(luma.on(width, height, x, y, YccColour.luma(rgb)));
        boolean isGray = planes.size() == 1;
        if (!isGray || blue != YccColour.NO_CHROMA || red != YccColour.NO_CHROMA) {
            padded.add(chroma(isGray ? noChroma(luma, x, y) : planes.get(1), luma, x, y, blue));
            padded.add(chroma(isGray ? noChroma(luma, x, y) : planes.get(2), luma, x, y, red));
        }
        return new YccPicture(padded);
    }

    private static Plane noChroma(Plane luma, int x, int y) {
        return Plane.filled(
                YccResampler.chroma(x + luma.width()) - x / 2,
                YccResampler.chroma(y + luma.height()) - y / 2,
                YccColour.NO_CHROMA);
    }

    private Plane chroma(Plane chroma, Plane luma, int x, int y, int sample) {
        softenEdges(chroma, luma, x, y, sample);
        return chroma.on(YccResampler.chroma(width), YccResampler.chroma(height), x / 2, y / 2, sample);
    }

    /** Samples that stand for columns and rows of the picture and of the canvas alike get half of both. */
    private void softenEdges(Plane chroma, Plane luma, int x, int y, int sample) {
        int stride = chroma.width();
        int last = (chroma.height() - 1) * stride;
        if (x % 2 == 1) {
            mix(chroma.bytes(), 0, stride, chroma.height(), sample);
        }
        if ((x + luma.width()) % 2 == 1 && x + luma.width() < width) {
            mix(chroma.bytes(), stride - 1, stride, chroma.height(), sample);
        }
        if (y % 2 == 1) {
            mix(chroma.bytes(), 0, 1, stride, sample);
        }
        if ((y + luma.height()) % 2 == 1 && y + luma.height() < height) {
            mix(chroma.bytes(), last, 1, stride, sample);
        }
    }

    private static void mix(byte[] bytes, int start, int step, int count, int sample) {
        for (int i = 0, at = start; i < count; i++, at += step) {
            bytes[at] = (byte) ((bytes[at] & 0xff) + sample + 1 >> 1);
        }
    }
}
