package dev.visage.worker.picture;

import dev.visage.worker.resample.Samples;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/** One channel of a picture of type INT_RGB, INT_ARGB or 3BYTE_BGR. */
final class ImageChannel {

    private ImageChannel() {}

    /** @param shift 0 for blue, 8 for green, 16 for red, 24 for alpha */
    static Samples of(BufferedImage image, int shift) {
        return image.getType() == BufferedImage.TYPE_3BYTE_BGR
                ? bytes(image, shift / Byte.SIZE)
                : new OfInts(pixels(image), image.getWidth(), image.getHeight(), shift);
    }

    /** The pixels of a picture of type INT_RGB or INT_ARGB that is no part of another. */
    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static Samples bytes(BufferedImage image, int band) {
        Raster raster = image.getRaster();
        ComponentSampleModel model = (ComponentSampleModel) raster.getSampleModel();
        // bands are counted from red, which is stored last
        int first = model.getOffset(-raster.getSampleModelTranslateX(), -raster.getSampleModelTranslateY(), 2 - band);
        return new OfBytes(
                ((DataBufferByte) raster.getDataBuffer()).getData(),
                image.getWidth(),
                image.getHeight(),
                first,
                model.getScanlineStride());
    }

    private record OfInts(int[] pixels, int width, int height, int shift) implements Samples {
        @Override
        public void read(int x, int y, int length, byte[] row) {
            int from = y * width + x;
            for (int i = 0; i < length; i++) {
                row[i] = (byte) (pixels[from + i] >> shift);
            }
        }
    }

    private record OfBytes(byte[] bytes, int width, int height, int first, int stride) implements Samples {
        @Override
        public void read(int x, int y, int length, byte[] row) {
            int from = first + y * stride + 3 * x;
            for (int i = 0; i < length; i++, from += 3) {
                row[i] = bytes[from];
            }
        }
    }
}
