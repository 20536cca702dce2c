package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes one format, by the JDK's own writer unless there is a quicker one: JPEG with 4:2:0 chroma (its default) and standard Huffman tables (optimal
 * ones cost 40 % more time for 1 % of the bytes), PNG with little compression (more costs a third more time for 1 %).
 *
 * @param format JPEG or PNG
 * @param quality of a JPEG, 1 to 100
 * @param jpeg writes JPEG, if it can
 */
record Encoder(PictureFormat format, int quality, JpegEncoder jpeg) {

    /** Deflate level 2: the JDK takes it as nine tenths, counted from 9 down. */
    private static final float PNG_EFFORT = 0.78f;

    /** Whether this worker can write WebP. */
    static boolean writesWebp() {
        return ImageIO.getImageWritersByMIMEType(PictureFormat.WEBP.mediaType()).hasNext();
    }

    byte[] encode(BufferedImage image) {
        return format == PictureFormat.JPEG
                ? jpeg.encode(image, quality).orElseGet(() -> encodedByTheJdk(image))
                : encodedByTheJdk(image);
    }

    private byte[] encodedByTheJdk(BufferedImage image) {
        ImageWriter writer = writer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(format == PictureFormat.PNG ? PNG_EFFORT : quality / 100f);
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
    private ImageWriter writer() {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWritersByFormatName(format.name().toLowerCase(Locale.ROOT));
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule().getName() != null) {
                return writer;
            }
        }
        throw new IllegalStateException("This JDK writes no " + format + ".");
    }
}
