package dev.visage.worker.codec.gif;

import dev.visage.contracts.picture.PictureHeader;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;

/** A GIF's frames lie somewhere on its screen (GIF89a, sections 18 and 20); what is seen is the screen. */
public final class GifScreen {

    private GifScreen() {}

    /** The screen with the first frame on it. */
    public static BufferedImage firstFrame(ImageReader reader, PictureHeader screen) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > screen.width() || height > screen.height()) {
            throw new IIOException("The first frame is larger than the screen.");
        }
        BufferedImage frame = reader.read(0);
        return width == screen.width() && height == screen.height()
                ? frame
                : placed(frame, screen, reader.getImageMetadata(0));
    }

    private static BufferedImage placed(BufferedImage frame, PictureHeader screen, IIOMetadata metadata) {
        Element descriptor = (Element) ((Element) metadata.getAsTree("javax_imageio_gif_image_1.0"))
                .getElementsByTagName("ImageDescriptor")
                .item(0);
        BufferedImage image = new BufferedImage(screen.width(), screen.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(
                frame,
                Integer.parseInt(descriptor.getAttribute("imageLeftPosition")),
                Integer.parseInt(descriptor.getAttribute("imageTopPosition")),
                null);
        graphics.dispose();
        return image;
    }
}
