package dev.visage.worker.picture;

import dev.visage.contracts.recipe.Crop;
import dev.visage.contracts.recipe.Shape;
import java.awt.Rectangle;

/**
 * What a shape makes of a picture's sides.
 *
 * @param shown what is seen of the upright picture
 */
record Shaped(Shape shape, Crop shown) {

    /**
     * A shape of a picture that it shows something of.
     *
     * @param upright the picture's size once it stands upright
     */
    static Shaped of(Shape shape, Size upright) {
        return new Shaped(shape, shape.shown(upright.width(), upright.height()).orElseThrow());
    }

    /** What is seen of the upright picture. */
    Rectangle window() {
        return new Rectangle(shown.x(), shown.y(), shown.width(), shown.height());
    }

    /** The size that comes of it, not resized. */
    Size size() {
        return pads() ? Size.square(Math.max(shown.width(), shown.height())) : seen();
    }

    /** The size that the window has on a canvas of this shape. */
    Size within(Size canvas) {
        return pads() ? seen().within(canvas.width()) : canvas;
    }

    boolean pads() {
        return shape instanceof Shape.PadSquare;
    }

    private Size seen() {
        return new Size(shown.width(), shown.height());
    }
}
