package dev.visage.worker.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Takes a part of the picture, without copying it. */
record Cut(Rectangle part) implements Step {

    @Override
    public BufferedImage apply(BufferedImage image) {
        return part.equals(new Rectangle(image.getWidth(), image.getHeight()))
                ? image
                : image.getSubimage(part.x, part.y, part.width, part.height);
    }
}
