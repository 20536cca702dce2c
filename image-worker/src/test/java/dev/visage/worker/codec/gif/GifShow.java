package dev.visage.worker.codec.gif;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;

/** What is seen of a GIF, frame after frame, by the JDK's reader and the rules of GIF89a for what is drawn over what. */
public final class GifShow {

    /**
     * What is seen for a while.
     *
     * @param delay in hundredths of a second
     * @param pixels row by row, as 0xaarrggbb
     */
    public record Moment(String delay, List<Integer> pixels) {}

    private final BufferedImage screen;

    private GifShow(Rectangle screen) {
        this.screen = new BufferedImage(screen.width, screen.height, BufferedImage.TYPE_INT_ARGB);
    }

    public static List<Moment> of(byte[] gif) {
        return of(gif, screen(gif));
    }

    /** What is seen through a window. */
    public static List<Moment> of(byte[] gif, Rectangle window) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            GifShow show = new GifShow(screen(gif));
            List<Moment> moments = new ArrayList<>();
            int frames = reader.getNumImages(true);
            for (int i = 0; i < frames; i++) {
                moments.add(show.next(reader, i, window));
            }
            return moments;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            reader.dispose();
        }
    }

    static Rectangle screen(byte[] gif) {
        return new Rectangle(gif[6] & 0xff | (gif[7] & 0xff) << 8, gif[8] & 0xff | (gif[9] & 0xff) << 8);
    }

    private Moment next(ImageReader reader, int index, Rectangle window) throws IOException {
        Element metadata = (Element) reader.getImageMetadata(index).getAsTree("javax_imageio_gif_image_1.0");
        Element control = element(metadata, "GraphicControlExtension");
        Element descriptor = element(metadata, "ImageDescriptor");
        Rectangle place = new Rectangle(
                Integer.parseInt(descriptor.getAttribute("imageLeftPosition")),
                Integer.parseInt(descriptor.getAttribute("imageTopPosition")),
                reader.getWidth(index),
                reader.getHeight(index));
        BufferedImage before = copy();
        if (!place.isEmpty()) {
            draw(reader.read(index), place);
        }
        Moment moment = new Moment(control.getAttribute("delayTime"), pixels(window));
        switch (control.getAttribute("disposalMethod")) {
            case "restoreToBackgroundColor" -> clear(place);
            case "restoreToPrevious" -> before.copyData(screen.getRaster());
            default -> {
                // stays
            }
        }
        return moment;
    }

    private static Element element(Element metadata, String name) {
        return (Element) metadata.getElementsByTagName(name).item(0);
    }

    private void draw(BufferedImage frame, Rectangle place) {
        Graphics2D graphics = screen.createGraphics();
        graphics.drawImage(frame, place.x, place.y, null);
        graphics.dispose();
    }

    private void clear(Rectangle place) {
        Graphics2D graphics = screen.createGraphics();
        graphics.setComposite(AlphaComposite.Clear);
        graphics.fill(place);
        graphics.dispose();
    }

    private BufferedImage copy() {
        BufferedImage copy = new BufferedImage(screen.getWidth(), screen.getHeight(), BufferedImage.TYPE_INT_ARGB);
        screen.copyData(copy.getRaster());
        return copy;
    }

    private List<Integer> pixels(Rectangle window) {
        int[] pixels = screen.getRGB(window.x, window.y, window.width, window.height, null, 0, window.width);
        List<Integer> list = new ArrayList<>(pixels.length);
        for (int pixel : pixels) {
            list.add(pixel);
        }
        return list;
    }
}
