package dev.visage.worker.codec.imageio;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.webp.NativeWebp;
import dev.visage.worker.codec.webp.WebpChunks;
import dev.visage.worker.codec.webp.WebpFrame;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Decodes the first frame of a WebP: by libwebp, and if that is not there or does not want it, by TwelveMonkeys. */
final class WebpDecoder {

    private WebpDecoder() {}

    static BufferedImage decode(byte[] original, PictureHeader canvas, Rectangle region, Deadline deadline)
            throws UndecodableException {
        WebpFrame frame = WebpChunks.firstFrame(original, canvas);
        deadline.requireTimeLeft();
        BufferedImage image = decode(frame, deadline);
        return frame.place().equals(new Rectangle(canvas.width(), canvas.height()))
                ? image.getSubimage(region.x, region.y, region.width, region.height)
                : placed(image, frame.place(), region);
    }

    private static BufferedImage decode(WebpFrame frame, Deadline deadline) throws UndecodableException {
        Dimension size = frame.place().getSize();
        if (NativeWebp.isAvailable()) {
            try {
                BufferedImage image = NativeWebp.decode(frame.still());
                if (image.getWidth() == size.width && image.getHeight() == size.height) {
                    return image;
                }
            } catch (IOException | RuntimeException unwanted) {
                // the verdict is the other reader's, which says more of what is wrong
            }
        }
        return Decoder.region(PictureFormat.WEBP, frame.still(), size, new Rectangle(size), deadline);
    }

    /** The region of the canvas, transparent around the frame. */
    private static BufferedImage placed(BufferedImage image, Rectangle place, Rectangle region) {
        BufferedImage seen = new BufferedImage(region.width, region.height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = seen.createGraphics();
        graphics.drawImage(image, place.x - region.x, place.y - region.y, null);
        graphics.dispose();
        return seen;
    }
}
