package dev.visage.ingest.image;

import dev.visage.contracts.picture.PictureFormat;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.resizers.DefaultResizerFactory;

/**
 * Makes smaller pictures of those that Visage has written: JPEG and PNG in sRGB, so the JDK's own codecs will do, whatever
 * others are on the class path.
 */
final class Resizer {

    /** That of the stored renditions. */
    private static final float JPEG_QUALITY = 0.85f;

    private final int maxPixels;
    private final Semaphore freePixels;

    /**
     * A resizer.
     *
     * @param maxPixels how many pixels may be held decoded at once, whoever else calls
     */
    Resizer(int maxPixels) {
        this.maxPixels = maxPixels;
        this.freePixels = new Semaphore(maxPixels, true);
    }

    /** Makes a picture in the format of the stored one; waits while others hold the pixels that it takes. */
    byte[] resize(byte[] stored, PictureFormat format, Fit fit) throws IOException, InterruptedException {
        int step = fit.step(maxPixels);
        int pixels = (int) fit.pixelsRead(step);
        freePixels.acquire(pixels);
        try {
            return encode(scale(decode(stored, format, fit, step), fit.size()), format);
        } finally {
            freePixels.release(pixels);
        }
    }

    private static BufferedImage decode(byte[] stored, PictureFormat format, Fit fit, int step) throws IOException {
        ImageReader reader = ofTheJdk(ImageIO.getImageReadersByFormatName(name(format)));
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(stored))) {
            reader.setInput(in, true, true);
            ImageReadParam settings = reader.getDefaultReadParam();
            settings.setSourceRegion(fit.region());
            settings.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, settings);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scale(BufferedImage image, Size size) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage scaled = new BufferedImage(size.width(), size.height(), type);
        DefaultResizerFactory.getInstance()
                .getResizer(
                        new Dimension(image.getWidth(), image.getHeight()), new Dimension(size.width(), size.height()))
                .resize(image, scaled);
        return scaled;
    }

    private static byte[] encode(BufferedImage image, PictureFormat format) throws IOException {
        ImageWriter writer = ofTheJdk(ImageIO.getImageWritersByFormatName(name(format)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (format == PictureFormat.JPEG) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String name(PictureFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T ofTheJdk(Iterator<T> codecs) {
        while (codecs.hasNext()) {
            T codec = codecs.next();
            if (codec.getClass().getModule().equals(ImageIO.class.getModule())) {
                return codec;
            }
        }
        throw new IllegalStateException("This JDK has no codec for the format.");
    }
}
