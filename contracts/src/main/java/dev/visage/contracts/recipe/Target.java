package dev.visage.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One size to make.
 *
 * @param name the rendition's name
 * @param width in pixels; null for the picture's own width, not resized
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(String name, @Nullable Integer width) {

    public Target {
        if (width != null && width < 1) {
            throw new IllegalArgumentException("A width is at least 1 pixel, not " + width + ".");
        }
    }

    /** The picture at its own size, named {@code full}. */
    public static Target full() {
        return new Target("full", null);
    }

    /** The picture at a width, named after it. */
    public static Target wide(int width) {
        return new Target(Integer.toString(width), width);
    }
}
