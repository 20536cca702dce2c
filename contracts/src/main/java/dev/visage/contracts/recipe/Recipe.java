package dev.visage.contracts.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a worker is asked to make of a picture.
 *
 * <p>Unless the recipe enlarges, a target wider than the shaped picture is left out; if any was, the shaped picture's own
 * width is made in its place, unless another target makes it already, so the largest rendition in the recipe's shape never
 * throws pixels away that a target asked for. A target in a shape of its own has no width, so it is always made and never
 * resized; it takes no other's place.
 *
 * @param shape what becomes of the sides, unless a target has a shape of its own
 * @param targets the sizes, largest first, {@code full} before all; each with a name of its own
 * @param enlarge whether targets wider than the shaped picture are made all the same
 * @param output the format of the renditions
 */
public record Recipe(Shape shape, List<Target> targets, boolean enlarge, OutputPolicy output) {

    /** The widths of the renditions that every avatar has. */
    public static final List<Integer> AVATAR_LADDER = List.of(1050, 400, 200, 96, 48);

    /** The widths of the renditions that every cover has. */
    public static final List<Integer> COVER_LADDER = List.of(1500, 960, 480);

    /** The quality of avatars and covers. */
    public static final int QUALITY = 85;

    public Recipe {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("A recipe has at least one target.");
        }
        if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
            throw new IllegalArgumentException("No two targets of a recipe have the same name.");
        }
    }

    /** The avatar ladder, cut to a square around the centre. */
    public static Recipe avatar() {
        return new Recipe(new Shape.CropSquare(), ladder(AVATAR_LADDER), false, new OutputPolicy.Auto(QUALITY));
    }

    /** The cover ladder, sides as submitted. */
    public static Recipe cover() {
        return new Recipe(new Shape.Keep(), ladder(COVER_LADDER), false, new OutputPolicy.Auto(QUALITY));
    }

    /** The same with the picture's own size, {@code full}, before all targets. */
    public Recipe withFull() {
        return with(Target.full());
    }

    /** The same with the whole picture at its own size, {@code full}, before all targets, whatever the recipe's shape. */
    public Recipe withWhole() {
        return with(Target.whole());
    }

    /** The same with every target made, however small the picture. */
    public Recipe enlarging() {
        return new Recipe(shape, targets, true, output);
    }

    /** The same in another shape. */
    public Recipe shaped(Shape other) {
        return new Recipe(other, targets, enlarge, output);
    }

    /** The same as JPEG, with white where a picture is transparent. */
    public Recipe onWhite() {
        return written(new OutputPolicy.Jpeg(QUALITY, Colour.WHITE));
    }

    /** The same with another output policy. */
    public Recipe written(OutputPolicy other) {
        return new Recipe(shape, targets, enlarge, other);
    }

    /**
     * Whether a target keeps all frames of an animated GIF: one that is neither resized nor padded, where pictures stay as
     * submitted.
     */
    public boolean keepsFrames() {
        return output instanceof OutputPolicy.AsSubmitted
                && targets.stream()
                        .filter(target -> target.width() == null)
                        .map(target -> Objects.requireNonNullElse(target.shape(), shape))
                        .anyMatch(shown -> !(shown instanceof Shape.PadSquare));
    }

    /**
     * A crop rectangle of it that shows nothing of a picture, if there is one.
     *
     * @param width of the picture once it stands upright
     * @param height of the picture once it stands upright
     */
    public Optional<Crop> cropOutside(int width, int height) {
        return Stream.concat(Stream.of(shape), targets.stream().map(Target::shape))
                .filter(each -> each != null && each.shown(width, height).isEmpty())
                .map(each -> Objects.requireNonNull(each.crop()))
                .findFirst();
    }

    /**
     * How many pixels the targets with a width have together that are made of a picture.
     *
     * @param width of the picture once it stands upright; not outside of a crop rectangle
     * @param height of the picture once it stands upright
     * @param maxPixels of one rendition; one that had more would not be made
     */
    public long resizedPixels(int width, int height, long maxPixels) {
        Crop shown = shape.shown(width, height).orElseThrow();
        boolean pads = shape instanceof Shape.PadSquare;
        int own = pads ? Math.max(shown.width(), shown.height()) : shown.width();
        double proportion = pads ? 1 : (double) shown.height() / shown.width();
        return targets.stream()
                .map(Target::width)
                .filter(each -> each != null && (enlarge || each <= own))
                .mapToLong(each -> (long) (proportion * each * each))
                .filter(pixels -> pixels <= maxPixels)
                .sum();
    }

    private Recipe with(Target first) {
        List<Target> more = new ArrayList<>(List.of(first));
        more.addAll(targets);
        return new Recipe(shape, more, enlarge, output);
    }

    private static List<Target> ladder(List<Integer> widths) {
        return widths.stream().map(Target::wide).toList();
    }
}
