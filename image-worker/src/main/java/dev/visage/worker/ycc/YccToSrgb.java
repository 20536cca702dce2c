package dev.visage.worker.ycc;

import dev.visage.worker.codec.colour.RgbProfile;
import dev.visage.worker.resample.Plane;

/** Converts pictures of another RGB to sRGB, in blocks of the four pixels that share their chroma. */
public final class YccToSrgb {

    private YccToSrgb() {}

    /** Converts a picture with chroma, in place. */
    public static void convert(YccPicture picture, RgbProfile profile) {
        byte[] luma = picture.planes().get(0).bytes();
        Plane blues = picture.planes().get(1);
        Plane reds = picture.planes().get(2);
        int width = picture.width();
        for (int y = 0, chroma = 0; y < blues.height(); y++) {
            int row = 2 * y * width;
            int below = 2 * y + 1 < picture.height() ? width : 0;
            convert(profile, luma, row, row + below, width, blues.bytes(), reds.bytes(), chroma);
            chroma += blues.width();
        }
    }

    /** Two rows; at the edges of odd sizes a pixel stands for its missing neighbour as well. */
    private static void convert(
            RgbProfile profile, byte[] luma, int upper, int lower, int width, byte[] blues, byte[] reds, int chroma) {
        for (int x = 0, at = chroma; x < width; x += 2, at++) {
            int right = x + 1 < width ? 1 : 0;
            int blue = blues[at] & 0xff;
            int red = reds[at] & 0xff;
            int a = converted(profile, luma[upper + x], blue, red);
            int b = converted(profile, luma[upper + x + right], blue, red);
            int c = converted(profile, luma[lower + x], blue, red);
            int d = converted(profile, luma[lower + x + right], blue, red);
            luma[upper + x] = (byte) YccColour.luma(a);
            luma[upper + x + right] = (byte) YccColour.luma(b);
            luma[lower + x] = (byte) YccColour.luma(c);
            luma[lower + x + right] = (byte) YccColour.luma(d);
            int mean = mean(a, b, c, d);
            blues[at] = (byte) YccColour.blue(mean);
            reds[at] = (byte) YccColour.red(mean);
        }
    }

    private static int converted(RgbProfile profile, byte luma, int blue, int red) {
        return profile.toSrgb(YccColour.rgb(luma & 0xff, blue, red));
    }

    /** Of each channel. */
    private static int mean(int a, int b, int c, int d) {
        int outer = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x020002;
        int green = (a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00) + 0x0200;
        return outer >> 2 & 0xff00ff | green >> 2 & 0xff00;
    }
}
