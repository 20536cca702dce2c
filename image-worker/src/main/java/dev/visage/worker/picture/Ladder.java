package dev.visage.worker.picture;

import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The sizes in one shape that a recipe comes to for one picture, as {@link Recipe} tells.
 *
 * @param own the shaped picture's own size
 * @param rungs what to make, largest first
 */
record Ladder(Shaped picture, Size own, List<Rung> rungs) {

    /** One rendition to make. */
    record Rung(Target target, Size size) {}

    /**
     * The ladders of a picture, one for each shape.
     *
     * @param upright the picture's size once it stands upright
     * @param maxPixels the pixels that a rendition may have; what would have more is not enlarged, and its own size reduced
     */
    static List<Ladder> of(Recipe recipe, Size upright, long maxPixels) {
        Map<Shape, List<Target>> targets = new LinkedHashMap<>();
        for (Target target : recipe.targets()) {
            Shape shape = Objects.requireNonNullElse(target.shape(), recipe.shape());
            targets.computeIfAbsent(shape, first -> new ArrayList<>()).add(target);
        }
        return targets.entrySet().stream()
                .map(each -> of(Shaped.of(each.getKey(), upright), each.getValue(), recipe.enlarge(), maxPixels))
                .toList();
    }

    private static Ladder of(Shaped picture, List<Target> targets, boolean enlarge, long maxPixels) {
        Size own = picture.size().allowed(maxPixels);
        List<Rung> rungs = new ArrayList<>();
        boolean leftOut = false;
        for (Target target : targets) {
            Size size = target.width() == null ? own : own.atWidth(target.width());
            if (size.width() <= own.width() || enlarge && size.isAllowed(maxPixels)) {
                rungs.add(new Rung(target, size));
            } else {
                leftOut = true;
            }
        }
        if (leftOut && rungs.stream().noneMatch(rung -> rung.size().width() >= own.width())) {
            rungs.add(new Rung(Target.wide(own.width()), own));
        }
        rungs.sort(Comparator.comparingInt((Rung rung) -> rung.size().width()).reversed());
        return new Ladder(picture, own, List.copyOf(rungs));
    }

    /** The size that all are made from: the largest, or the shaped picture's own if some are enlarged. */
    Size base() {
        Size largest = rungs.get(0).size();
        return largest.width() < own.width() ? largest : own;
    }

    /** The part of it, if any, that can be cut out of a GIF's frames as they are: padding would need one colour more. */
    Optional<Ladder> cut() {
        return with(this::isCut);
    }

    /** The other part. */
    Optional<Ladder> resampled() {
        return with(rung -> !isCut(rung));
    }

    /** The same picture in one small size. */
    Ladder sample(int width) {
        Size size = own.width() <= width ? own : own.atWidth(width);
        return new Ladder(picture, own, List.of(new Rung(Target.wide(size.width()), size)));
    }

    private boolean isCut(Rung rung) {
        return rung.target().width() == null && !picture.pads();
    }

    private Optional<Ladder> with(Predicate<Rung> wanted) {
        List<Rung> some = rungs.stream().filter(wanted).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(new Ladder(picture, own, some));
    }

    /** The pixels of the largest picture on the way. */
    long pixels() {
        return Math.max(base().pixels(), rungs.get(0).size().pixels());
    }
}
