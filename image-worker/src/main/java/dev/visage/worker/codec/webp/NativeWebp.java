package dev.visage.worker.codec.webp;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import com.luciad.imageio.webp.internal.NativeLoader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** libwebp, as webp-imageio brings it for the usual platforms. */
public final class NativeWebp {

    /** The longest side that a picture with losses has (RFC 6386, section 9.1). */
    public static final int MAX_SIDE = 16_383;

    private static final Logger log = LoggerFactory.getLogger(NativeWebp.class);

    /** One pixel, lossless. */
    private static final byte[] SMALLEST =
            Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    /** A library loads once for a JVM, or never. */
    private static final boolean AVAILABLE = loads();

    private NativeWebp() {}

    /** Whether this machine has it. */
    public static boolean isAvailable() {
        return AVAILABLE;
    }

    /**
     * Decodes a still picture into one of type INT_RGB or INT_ARGB.
     *
     * @throws IOException if libwebp does not want it
     */
    public static BufferedImage decode(byte[] webp) throws IOException {
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(webp))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (OutOfMemoryError status) {
            // what the library makes of a status that libwebp has for damaged alpha too
            throw new IOException("libwebp ran out of memory, or says so.", status);
        } finally {
            reader.dispose();
        }
    }

    /**
     * Encodes a picture with losses, and with its alpha channel if it has one.
     *
     * @param quality 1 to 100
     */
    public static byte[] encode(BufferedImage image, int quality) {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            WebPWriteParam settings = (WebPWriteParam) writer.getDefaultWriteParam();
            settings.setCompressionType(CompressionType.Lossy);
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

    private static boolean loads() {
        try {
            return NativeLoader.initialize() && decode(SMALLEST).getWidth() == 1;
        } catch (Exception | LinkageError missing) {
            log.info("libwebp does not load, so WebP is read slowly and not written: {}", missing.getMessage());
            return false;
        }
    }
}
