package dev.visage.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A recipe as the parameters of an upload tell it. What they do not tell is as usual; what would
 * change nothing is refused, such as an anchor where no square is cut.
 */
public final class RecipeParameters {

    private static final String SHAPE = "shape";
    private static final String ANCHOR = "anchor";
    private static final String FOCUS = "focus";
    private static final String CROP = "crop";
    private static final String BACKGROUND = "background";
    private static final String SIZES = "sizes";
    private static final String ENLARGE = "enlarge";
    private static final String FORMAT = "format";
    private static final String QUALITY = "quality";

    /** The names of all parameters. */
    public static final Set<String> NAMES =
            Set.of(SHAPE, ANCHOR, FOCUS, CROP, BACKGROUND, SIZES, ENLARGE, FORMAT, QUALITY);

    private static final String CROP_SQUARE = "crop-square";
    private static final String PAD_SQUARE = "pad-square";
    private static final List<String> SHAPES = List.of(CROP_SQUARE, PAD_SQUARE, "keep");

    private static final String AS_SUBMITTED = "as-submitted";
    private static final String JPEG = "jpeg";
    private static final String WEBP = "webp";
    private static final List<String> FORMATS = List.of("auto", AS_SUBMITTED, JPEG, WEBP);

    private static final List<String> ANCHORS =
            Arrays.stream(Anchor.values()).map(Anchor::wireName).toList();
    private static final String CENTER = "center";

    /** With as many digits as a client's arithmetic may come to: a double of JavaScript is written with up to 23. */
    private static final String FRACTION = "(0(?:\\.\\d{1,30})?|1(?:\\.0{1,30})?|\\.\\d{1,30})";

    private static final Pattern POINT = Pattern.compile(FRACTION + "," + FRACTION);
    private static final Pattern RECTANGLE =
            Pattern.compile("(-?\\d{1,7}),(-?\\d{1,7}),0*([1-9]\\d{0,6}),0*([1-9]\\d{0,6})");
    private static final Pattern COLOUR = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final Pattern PERCENTAGE = Pattern.compile("[1-9]\\d?|100");

    private static final int MOST_SIZES = 20;
    private static final int LARGEST_WIDTH = 4096;
    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d{0,3}");
    private static final Comparator<Target> LARGEST_FIRST = Comparator.comparingInt(
                    (Target target) -> target.width() == null ? Integer.MAX_VALUE : target.width())
            .reversed();

    private final GivenParameters given;
    private final Recipe usual;
    private final String shape;
    private final String format;

    private RecipeParameters(Recipe usual, GivenParameters given) throws RecipeParameterException {
        this.given = given;
        this.usual = usual;
        this.shape = given.word(SHAPE, SHAPES, wireName(usual.shape()));
        this.format = given.word(FORMAT, FORMATS, wireName(usual.output()));
    }

    /**
     * Reads a recipe.
     *
     * @param usual what is made without parameters
     * @param given the values of parameters by their names, of others too
     * @throws RecipeParameterException if one has another form than it should have, or contradicts another
     */
    public static Recipe read(Recipe usual, Map<String, List<@Nullable String>> given) throws RecipeParameterException {
        return new RecipeParameters(usual, new GivenParameters(given)).recipe();
    }

    private static String wireName(Object variant) {
        return Objects.requireNonNull(variant.getClass().getAnnotation(JsonTypeName.class))
                .value();
    }

    private Recipe recipe() throws RecipeParameterException {
        boolean enlarge =
                Boolean.parseBoolean(given.word(ENLARGE, List.of("true", "false"), Boolean.toString(usual.enlarge())));
        return new Recipe(shape(), targets(), enlarge, output());
    }

    private Shape shape() throws RecipeParameterException {
        Focus focus = focus().orElse(null);
        Crop crop = crop().orElse(null);
        return switch (shape) {
            case CROP_SQUARE -> new Shape.CropSquare(focus, crop);
            case PAD_SQUARE -> new Shape.PadSquare(background(), crop);
            default -> new Shape.Keep(crop);
        };
    }

    private Optional<Focus> focus() throws RecipeParameterException {
        if (given.has(ANCHOR) && given.has(FOCUS)) {
            throw GivenParameters.refusal(FOCUS, "and \"anchor\" both tell where the square is cut; give one of them");
        }
        Optional<Focus> focus = given.has(ANCHOR)
                ? Optional.of(anchor())
                : given.matching(FOCUS, POINT, "x,y with fractions from 0 to 1, such as 0.3,0.7")
                        .map(point ->
                                new Focus(Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))));
        if (focus.isPresent() && !shape.equals(CROP_SQUARE)) {
            throw GivenParameters.refusal(
                    given.has(ANCHOR) ? ANCHOR : FOCUS,
                    "tells where a square is cut, so it goes with shape=crop-square; the shape is " + shape);
        }
        return focus;
    }

    private Focus anchor() throws RecipeParameterException {
        if (given.text(ANCHOR).filter(CENTER::equals).isPresent()) {
            return Focus.CENTRE;
        }
        String name = given.word(ANCHOR, ANCHORS, Anchor.CENTRE.wireName());
        return Anchor.values()[ANCHORS.indexOf(name)].focus();
    }

    private Optional<Crop> crop() throws RecipeParameterException {
        return given.matching(
                        CROP,
                        RECTANGLE,
                        "x,y,width,height in whole pixels of the upright picture, such as 100,50,400,400")
                .map(rectangle -> new Crop(
                        number(rectangle, 1), number(rectangle, 2), number(rectangle, 3), number(rectangle, 4)));
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }

    private Colour background() throws RecipeParameterException {
        if (given.has(BACKGROUND) && !shape.equals(PAD_SQUARE) && !format.equals(JPEG)) {
            throw GivenParameters.refusal(
                    BACKGROUND,
                    "is seen with shape=pad-square or format=jpeg only; the shape is " + shape + ", the format "
                            + format);
        }
        return given.matching(BACKGROUND, COLOUR, "a colour as six hexadecimal digits, such as ffffff")
                .map(colour -> Colour.valueOf("#" + colour.group(1)))
                .orElse(Colour.WHITE);
    }

    private List<Target> targets() throws RecipeParameterException {
        Optional<String> text = given.text(SIZES);
        if (text.isEmpty()) {
            return usual.targets();
        }
        List<String> sizes = List.of(text.get().split(",", -1));
        if (sizes.size() > MOST_SIZES) {
            throw GivenParameters.refusal(SIZES, "has at most " + MOST_SIZES + " sizes, not " + sizes.size());
        }
        if (Set.copyOf(sizes).size() < sizes.size()) {
            throw GivenParameters.unlike(SIZES, "a list without duplicates", text.get());
        }
        List<Target> targets = new ArrayList<>();
        for (String size : sizes) {
            targets.add(target(size));
        }
        targets.sort(LARGEST_FIRST);
        return targets;
    }

    private static Target target(String size) throws RecipeParameterException {
        if (size.equals(Target.full().name())) {
            return Target.full();
        }
        int width = WIDTH.matcher(size).matches() ? Integer.parseInt(size) : Integer.MAX_VALUE;
        if (width > LARGEST_WIDTH) {
            throw GivenParameters.unlike(
                    SIZES, "a list of widths from 1 to " + LARGEST_WIDTH + " and full, such as 1050,400,full", size);
        }
        return Target.wide(width);
    }

    private OutputPolicy output() throws RecipeParameterException {
        int quality = given.matching(QUALITY, PERCENTAGE, "a whole number from 1 to 100")
                .map(number -> number(number, 0))
                .orElse(usual.output().quality());
        Colour background = background();
        return switch (format) {
            case AS_SUBMITTED -> new OutputPolicy.AsSubmitted(quality);
            case JPEG -> new OutputPolicy.Jpeg(quality, background);
            case WEBP -> new OutputPolicy.WebP(quality);
            default -> new OutputPolicy.Auto(quality);
        };
    }
}
