package dev.visage.worker.codec.imageio;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.visage.contracts.picture.PictureFormat;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The readers that are used, whatever else is registered: TwelveMonkeys' for JPEG, which has the JDK's do what that can, and
 * for WebP, the JDK's own for PNG and GIF.
 */
final class Readers {

    private Readers() {}

    /** A new reader, to be disposed of. */
    static ImageReader of(PictureFormat format) throws IOException {
        return switch (format) {
            case JPEG -> jpeg().createReaderInstance();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
            case PNG, GIF -> ofTheJdk(format);
        };
    }

    /** It finds the JDK's when it is registered, so it has to be; a scan by a foreign class loader may have missed it. */
    private static ImageReaderSpi jpeg() {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        ImageReaderSpi registered = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
        if (registered != null) {
            return registered;
        }
        ImageReaderSpi missed = new JPEGImageReaderSpi();
        registry.registerServiceProvider(missed);
        return missed;
    }

    private static ImageReader ofTheJdk(PictureFormat format) {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT));
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
                return reader;
            }
        }
        throw new IllegalStateException("This JDK reads no " + format + ".");
    }
}
