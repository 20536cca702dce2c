package dev.visage.contracts.recipe;

/**
 * The point of a picture that matters most.
 *
 * @param x from the left, 0, to the right, 1
 * @param y from the top, 0, to the bottom, 1
 */
public record Focus(double x, double y) {

    public static final Focus CENTRE = new Focus(0.5, 0.5);

    public Focus {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("A focal point lies within the picture: x and y are 0 to 1.");
        }
    }

    /** Where a part of a side begins that has this point, as far as it can, in its middle. */
    static int start(double point, int side, int part) {
        return (int) Math.max(0, Math.min(side - part, Math.floor(point * side - part / 2.0)));
    }
}
