package dev.visage.worker.picture;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.resizers.DefaultResizerFactory;

/** Resamples to a size, into a picture of type INT_RGB or INT_ARGB; what is more than half is Thumbnailator's work. */
record Resize(Size size) implements Step {

    @Override
    public BufferedImage apply(BufferedImage original) {
        BufferedImage image = new Halve(size).apply(original);
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        Dimension from = new Dimension(image.getWidth(), image.getHeight());
        Dimension to = new Dimension(size.width(), size.height());
        if (from.equals(to) && image.getType() == type) {
            return image;
        }
        BufferedImage resized = new BufferedImage(to.width, to.height, type);
        if (from.equals(to)) {
            Graphics2D graphics = resized.createGraphics();
            graphics.drawImage(image, 0, 0, null);
            graphics.dispose();
        } else {
            DefaultResizerFactory.getInstance().getResizer(from, to).resize(image, resized);
        }
        return resized;
    }
}
