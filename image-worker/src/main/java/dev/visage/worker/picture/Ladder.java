package dev.visage.worker.picture;

import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The sizes that a recipe comes to for one picture, as {@link Recipe} tells.
 *
 * @param base the size that all are made from: the largest, or the shaped picture's own if some are enlarged
 * @param rungs what to make, largest first
 */
record Ladder(Size base, List<Rung> rungs) {

    /** One rendition to make. */
    record Rung(String name, Size size) {}

    /**
     * The ladder of a picture.
     *
     * @param upright the picture's size once it stands upright
     * @param maxPixels the pixels that a rendition may have; what would have more is not enlarged, and its own size reduced
     */
    static Ladder of(Recipe recipe, Size upright, long maxPixels) {
        Size own = shaped(recipe.shape(), upright).allowed(maxPixels);
        List<Rung> rungs = new ArrayList<>();
        boolean leftOut = false;
        for (Target target : recipe.targets()) {
            Size size = target.width() == null ? own : own.atWidth(target.width());
            if (size.width() <= own.width() || recipe.enlarge() && size.isAllowed(maxPixels)) {
                rungs.add(new Rung(target.name(), size));
            } else {
                leftOut = true;
            }
        }
        if (leftOut && rungs.stream().noneMatch(rung -> rung.size().width() >= own.width())) {
            rungs.add(new Rung(Integer.toString(own.width()), own));
        }
        rungs.sort(Comparator.comparingInt((Rung rung) -> rung.size().width()).reversed());
        Size largest = rungs.get(0).size();
        return new Ladder(largest.width() < own.width() ? largest : own, List.copyOf(rungs));
    }

    /** The pixels of the largest picture on the way. */
    long pixels() {
        return Math.max(base.pixels(), rungs.get(0).size().pixels());
    }

    private static Size shaped(Shape shape, Size upright) {
        if (shape instanceof Shape.CropSquare) {
            return Size.square(Math.min(upright.width(), upright.height()));
        }
        if (shape instanceof Shape.PadSquare) {
            return Size.square(Math.max(upright.width(), upright.height()));
        }
        return upright;
    }
}
