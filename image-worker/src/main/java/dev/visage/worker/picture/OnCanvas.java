package dev.visage.worker.picture;

import dev.visage.contracts.recipe.Colour;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Puts the picture into the middle of an opaque canvas; one that covers it already stays as it is. */
record OnCanvas(Size size, Colour colour) implements Step {

    @Override
    public BufferedImage apply(BufferedImage image) {
        if (!image.getColorModel().hasAlpha() && size.equals(new Size(image.getWidth(), image.getHeight()))) {
            return image;
        }
        BufferedImage canvas = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setPaint(new Color(colour.rgb()));
        graphics.fillRect(0, 0, size.width(), size.height());
        graphics.drawImage(image, (size.width() - image.getWidth()) / 2, (size.height() - image.getHeight()) / 2, null);
        graphics.dispose();
        return canvas;
    }
}
