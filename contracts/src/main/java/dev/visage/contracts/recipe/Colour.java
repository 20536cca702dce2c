package dev.visage.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An opaque sRGB colour, on the wire as {@code #rrggbb}.
 *
 * @param rgb red, green and blue in 8 bits each, red highest
 */
public record Colour(int rgb) {

    public static final Colour WHITE = new Colour(0xffffff);

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");

    public Colour {
        if (rgb < 0 || rgb > 0xffffff) {
            throw new IllegalArgumentException("A colour has 24 bits.");
        }
    }

    /**
     * Reads {@code #rrggbb}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    @JsonCreator
    public static Colour valueOf(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A colour is written #rrggbb.");
        }
        return new Colour(Integer.parseInt(text.substring(1), 16));
    }

    @JsonValue
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
