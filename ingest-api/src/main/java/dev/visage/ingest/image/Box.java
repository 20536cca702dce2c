package dev.visage.ingest.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The size in which a client would like a picture. One side alone leaves the other to the picture's proportions; two are
 * filled, and what hangs over is cut off on both sides alike. No picture is enlarged for it.
 *
 * @param width in pixels, 1 to {@link #LONGEST}; null for what the height comes to
 * @param height in pixels, 1 to {@link #LONGEST}; null for what the width comes to
 */
record Box(@Nullable Integer width, @Nullable Integer height) {

    /** The longest side of a picture that is made. */
    static final int LONGEST = 2048;

    private static final Pattern POSITIVE = Pattern.compile("0*([1-9][0-9]*)");

    /** What {@code w} and {@code h} of a query come to; empty if neither is a positive whole number. */
    static Optional<Box> in(MultiValueMap<String, String> query) {
        Box box = new Box(side(query.getFirst("w")), side(query.getFirst("h")));
        return box.width == null && box.height == null ? Optional.empty() : Optional.of(box);
    }

    private static @Nullable Integer side(@Nullable String text) {
        Matcher number = POSITIVE.matcher(text == null ? "" : text);
        if (!number.matches()) {
            return null;
        }
        String digits = number.group(1);
        return digits.length() > 4 ? LONGEST : Math.min(LONGEST, Integer.parseInt(digits));
    }

    /** What is shown of a stored picture, and how large. */
    Fit fit(Size stored) {
        return width != null && height != null ? filled(new Size(width, height), stored) : proportional(stored);
    }

    private Fit proportional(Size stored) {
        Size corner = new Size(width == null ? LONGEST : width, height == null ? LONGEST : height);
        return Fit.of(stored, stored, stored.scaled(Math.min(1, stored.scaleInto(corner))));
    }

    private static Fit filled(Size box, Size stored) {
        Size size = box.scaled(Math.min(1, box.scaleInto(stored)));
        return Fit.of(stored, size.scaled(size.scaleInto(stored)), size);
    }

    /** Different for different boxes, and short: a part of ETags. */
    @Override
    public String toString() {
        return (width == null ? "" : width) + "x" + (height == null ? "" : height);
    }
}
