package dev.visage.contracts.recipe;

import java.util.Optional;

/**
 * A rectangle of a picture that stands upright, in its pixels. It may reach beyond the picture: what lies there is left out.
 *
 * @param x of its left side; negative left of the picture
 * @param y of its upper side; negative above the picture
 * @param width at least 1
 * @param height at least 1
 */
public record Crop(int x, int y, int width, int height) {

    public Crop {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A crop rectangle has sides of at least 1 pixel.");
        }
    }

    /** All of a picture. */
    public static Crop all(int width, int height) {
        return new Crop(0, 0, width, height);
    }

    /** What of it lies within a picture of a size, if anything does. */
    public Optional<Crop> within(int pictureWidth, int pictureHeight) {
        long left = Math.max(0, x);
        long top = Math.max(0, y);
        long right = Math.min(pictureWidth, (long) x + width);
        long bottom = Math.min(pictureHeight, (long) y + height);
        return left < right && top < bottom
                ? Optional.of(new Crop((int) left, (int) top, (int) (right - left), (int) (bottom - top)))
                : Optional.empty();
    }

    /** As an upload's parameter has it: {@code x,y,width,height}. */
    @Override
    public String toString() {
        return x + "," + y + "," + width + "," + height;
    }
}
