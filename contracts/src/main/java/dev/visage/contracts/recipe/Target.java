package dev.visage.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One size to make.
 *
 * @param name the rendition's name: a width in decimal, or {@code full}
 * @param width in pixels; null for the picture's own width, not resized
 * @param shape of this target alone, which then has no width; null for the recipe's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(
        String name, @Nullable Integer width, @Nullable Shape shape) {

    private static final Pattern NAME = Pattern.compile("[1-9][0-9]*|full");

    public Target {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A target is named full or after its width.");
        }
        if (width != null && width < 1) {
            throw new IllegalArgumentException("A width is at least 1 pixel, not " + width + ".");
        }
        if (width != null && shape != null) {
            throw new IllegalArgumentException("A target with a width has the shape of its recipe.");
        }
    }

    /** The picture at its own size, named {@code full}. */
    public static Target full() {
        return new Target("full", null, null);
    }

    /** The picture at its own size with its sides as submitted, whatever the recipe's shape; named {@code full} too. */
    public static Target whole() {
        return new Target("full", null, new Shape.Keep());
    }

    /** The picture at a width, named after it. */
    public static Target wide(int width) {
        return new Target(Integer.toString(width), width, null);
    }
}
