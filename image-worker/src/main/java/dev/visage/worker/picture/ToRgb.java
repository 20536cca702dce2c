package dev.visage.worker.picture;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/**
 * Makes sRGB with 8 bits a channel of whatever was decoded: palettes, gray, 16 bits, other colour spaces. What is
 * nowhere transparent loses its alpha channel. A picture of type INT_RGB or INT_ARGB then has its pixels to itself.
 */
record ToRgb() implements Step {

    private static final int OPAQUE = 0xff000000;

    @Override
    public BufferedImage apply(BufferedImage image) {
        int type = image.getType();
        boolean isPart = image.getRaster().getParent() != null;
        if (type == BufferedImage.TYPE_3BYTE_BGR || type == BufferedImage.TYPE_INT_RGB && !isPart) {
            return image;
        }
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage rgb = converted(
                image,
                new BufferedImage(
                        image.getWidth(),
                        image.getHeight(),
                        alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB));
        return alpha && isOpaque(rgb)
                ? drawn(rgb, new BufferedImage(rgb.getWidth(), rgb.getHeight(), BufferedImage.TYPE_INT_RGB))
                : rgb;
    }

    private static BufferedImage converted(BufferedImage image, BufferedImage rgb) {
        if (image.getType() != BufferedImage.TYPE_CUSTOM && image.getType() != BufferedImage.TYPE_USHORT_GRAY) {
            return drawn(image, rgb);
        }
        ColorModel model = image.getColorModel();
        if (model.getColorSpace().isCS_sRGB() || model.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            return unpacked(image, rgb);
        }
        return new ColorConvertOp(null).filter(image, rgb);
    }

    private static BufferedImage drawn(BufferedImage image, BufferedImage rgb) {
        Graphics2D graphics = rgb.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return rgb;
    }

    /**
     * Takes the samples as they are, gray ones for all three channels: Java's own gray is linear, that of files has
     * the curve of sRGB.
     */
    private static BufferedImage unpacked(BufferedImage image, BufferedImage rgb) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int width = image.getWidth();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        boolean gray = bands < 3;
        boolean alpha = image.getColorModel().hasAlpha();
        int[] samples = new int[width * bands];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, samples);
            for (int x = 0, at = 0; x < width; x++, at += bands) {
                int red = samples[at] >> shift;
                int green = gray ? red : samples[at + 1] >> shift;
                int blue = gray ? red : samples[at + 2] >> shift;
                int opacity = alpha ? samples[at + bands - 1] >> shift : 0xff;
                row[x] = opacity << 24 | red << 16 | green << 8 | blue;
            }
            rgb.getRaster().setDataElements(0, y, width, 1, row);
        }
        return rgb;
    }

    private static boolean isOpaque(BufferedImage argb) {
        for (int pixel : ((DataBufferInt) argb.getRaster().getDataBuffer()).getData()) {
            if ((pixel & OPAQUE) != OPAQUE) {
                return false;
            }
        }
        return true;
    }
}
