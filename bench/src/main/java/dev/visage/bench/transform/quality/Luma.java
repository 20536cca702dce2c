package dev.visage.bench.transform.quality;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/** The luma of pictures in sRGB over white, Y' of ITU-R BT.601. */
final class Luma {

    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;
    private static final int WHITE = 255;

    private Luma() {}

    static Plane of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && !(model instanceof IndexColorModel)) {
            return ofGray(image);
        }
        return ofRgb(model.getColorSpace().isCS_sRGB() ? image : converted(image));
    }

    private static BufferedImage converted(BufferedImage image) {
        return new ColorConvertOp(null)
                .filter(
                        image,
                        new BufferedImage(
                                image.getWidth(),
                                image.getHeight(),
                                image.getColorModel().hasAlpha()
                                        ? BufferedImage.TYPE_INT_ARGB
                                        : BufferedImage.TYPE_INT_RGB));
    }

    private static Plane ofRgb(BufferedImage image) {
        Plane luma = new Plane(image.getWidth(), image.getHeight());
        int[] row = new int[luma.width()];
        for (int y = 0, at = 0; y < luma.height(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                double value = RED * (pixel >> 16 & 0xff) + GREEN * (pixel >> 8 & 0xff) + BLUE * (pixel & 0xff);
                luma.samples()[at++] = overWhite(value, (pixel >>> 24) / 255.0);
            }
        }
        return luma;
    }

    /** As the samples are: Java's own gray is linear, that of files has the curve of sRGB. */
    private static Plane ofGray(BufferedImage image) {
        Plane luma = new Plane(image.getWidth(), image.getHeight());
        int bands = image.getRaster().getNumBands();
        double full = (1 << image.getSampleModel().getSampleSize(0)) - 1;
        double[] row = new double[luma.width() * bands];
        for (int y = 0, at = 0; y < luma.height(); y++) {
            image.getRaster().getPixels(0, y, luma.width(), 1, row);
            for (int x = 0; x < row.length; x += bands) {
                double opacity = bands == 2 ? row[x + 1] / full : 1;
                luma.samples()[at++] = overWhite(row[x] / full * WHITE, opacity);
            }
        }
        return luma;
    }

    private static double overWhite(double value, double opacity) {
        return value * opacity + WHITE * (1 - opacity);
    }
}
