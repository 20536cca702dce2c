package dev.visage.worker.picture;

import dev.visage.contracts.recipe.Shape;
import java.awt.Rectangle;

/**
 * What a shape makes of a picture's sides.
 *
 * @param upright the picture's size once it stands upright
 */
record Shaped(Shape shape, Size upright) {

    /** The size that comes of it, not resized. */
    Size size() {
        if (shape instanceof Shape.CropSquare) {
            return Size.square(Math.min(upright.width(), upright.height()));
        }
        if (pads()) {
            return Size.square(Math.max(upright.width(), upright.height()));
        }
        return upright;
    }

    /** What is seen of the upright picture. */
    Rectangle window() {
        Size seen = pads() ? upright : size();
        return new Rectangle(
                (upright.width() - seen.width()) / 2,
                (upright.height() - seen.height()) / 2,
                seen.width(),
                seen.height());
    }

    /** The size that the window has on a canvas of this shape. */
    Size within(Size canvas) {
        return pads() ? upright.within(canvas.width()) : canvas;
    }

    boolean pads() {
        return shape instanceof Shape.PadSquare;
    }
}
