package dev.visage.worker.picture;

import dev.visage.worker.resample.Resampler;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.makers.FixedSizeThumbnailMaker;

/** Resizes by Thumbnailator, with a filter of our own, into a picture of type INT_RGB or INT_ARGB. */
record Resize(Size size, Resampler resampler) implements Step {

    @Override
    public BufferedImage apply(BufferedImage original) {
        BufferedImage image = new Halve(size).apply(original);
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (size.equals(new Size(image.getWidth(), image.getHeight()))) {
            return image.getType() == type ? image : drawn(image, type);
        }
        return new FixedSizeThumbnailMaker(size.width(), size.height(), false, true)
                .imageType(type)
                .resizer(new LanczosResizer(resampler))
                .make(image);
    }

    private static BufferedImage drawn(BufferedImage image, int type) {
        BufferedImage drawn = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = drawn.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return drawn;
    }
}
