package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.codec.png.PngWriter;
import dev.visage.worker.codec.webp.NativeWebp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes one format: JPEG with 4:2:0 chroma and standard Huffman tables (optimal ones cost 40 % more time for 1 % of the
 * bytes), by the JDK's own writer unless there is a quicker one; PNG by {@link PngWriter}; WebP by libwebp where it loads.
 *
 * @param format JPEG, PNG or WebP
 * @param quality of a JPEG or a WebP, 1 to 100
 * @param jpeg writes JPEG, if it can
 */
record Encoder(PictureFormat format, int quality, JpegEncoder jpeg) {

    /** An encoder that needs nothing but Java, and libwebp for WebP. */
    Encoder(PictureFormat format, int quality) {
        this(format, quality, JpegEncoder.NONE);
    }

    /** Whether this worker can write WebP. */
    static boolean writesWebp() {
        return NativeWebp.isAvailable();
    }

    /** Whether it can in this size. */
    static boolean writesWebp(Size size) {
        return writesWebp() && Math.max(size.width(), size.height()) <= NativeWebp.MAX_SIDE;
    }

    /** @param image of type INT_RGB or INT_ARGB, not a part of another */
    byte[] encode(BufferedImage image) {
        return switch (format) {
            case PNG -> PngWriter.write(image);
            case WEBP -> NativeWebp.encode(image, quality);
            case JPEG -> jpeg.encode(image, quality).orElseGet(() -> jpegOfTheJdk(image));
            case GIF -> throw new IllegalStateException("A GIF is cut, not encoded.");
        };
    }

    private byte[] jpegOfTheJdk(BufferedImage image) {
        ImageWriter writer = writer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** TwelveMonkeys' JPEG writer only wraps the JDK's. */
    private static ImageWriter writer() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule().getName() != null) {
                return writer;
            }
        }
        throw new IllegalStateException("This JDK writes no JPEG.");
    }
}
