package dev.visage.contracts.recipe;

import java.util.Locale;

/** Where in a picture a part of it is taken: the focal points that have a name. */
public enum Anchor {
    NORTH_WEST(0, 0),
    NORTH(0.5, 0),
    NORTH_EAST(1, 0),
    WEST(0, 0.5),
    CENTRE(0.5, 0.5),
    EAST(1, 0.5),
    SOUTH_WEST(0, 1),
    SOUTH(0.5, 1),
    SOUTH_EAST(1, 1);

    private final Focus focus;

    Anchor(double x, double y) {
        this.focus = new Focus(x, y);
    }

    /** The point that it names. */
    public Focus focus() {
        return focus;
    }

    /** The name in parameters, in lower case with hyphens. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
