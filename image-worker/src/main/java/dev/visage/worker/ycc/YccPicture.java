package dev.visage.worker.ycc;

import dev.visage.worker.resample.Plane;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/**
 * A picture whose chroma has half the columns and rows of its luma, rounded up (4:2:0).
 *
 * @param planes luma alone of a gray picture, or luma, blue-difference and red-difference chroma
 */
public record YccPicture(List<Plane> planes) {

    public YccPicture {
        planes = List.copyOf(planes);
    }

    public int width() {
        return planes.get(0).width();
    }

    public int height() {
        return planes.get(0).height();
    }

    public boolean isGray() {
        return planes.size() == 1;
    }

    /** The same, to be resampled. */
    public Ycc source() {
        return new Ycc(planes, 2, 2);
    }

    /** The same as a picture of type INT_RGB. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] luma = planes.get(0).bytes();
        for (int y = 0, at = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++, at++) {
                pixels[at] = YccColour.rgb(luma[at] & 0xff, chroma(1, x, y), chroma(2, x, y));
            }
        }
        return image;
    }

    private int chroma(int plane, int x, int y) {
        if (isGray()) {
            return YccColour.NO_CHROMA;
        }
        Plane chroma = planes.get(plane);
        return chroma.bytes()[(y >> 1) * chroma.width() + (x >> 1)] & 0xff;
    }
}
