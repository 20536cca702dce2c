package dev.visage.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a picture's sides, once it stands upright. A crop rectangle comes before all else: what follows takes the
 * part within it for the whole picture.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Shape {

    /** What is cut out first; null for all of the picture. */
    @Nullable
    Crop crop();

    /** What is seen of a picture of a size; nothing if the crop rectangle lies outside of it. */
    default Optional<Crop> shown(int width, int height) {
        return Objects.requireNonNullElse(crop(), Crop.all(width, height)).within(width, height);
    }

    /**
     * Cut to the largest square.
     *
     * @param focus what is in its middle, as far as the square then stays within the picture; null for the centre
     */
    @JsonTypeName("crop-square")
    record CropSquare(@Nullable Focus focus, @Nullable Crop crop) implements Shape {

        /** Around the centre. */
        public CropSquare() {
            this(null, null);
        }

        @Override
        public Optional<Crop> shown(int width, int height) {
            return Shape.super.shown(width, height).map(this::square);
        }

        private Crop square(Crop whole) {
            Focus middle = Objects.requireNonNullElse(focus, Focus.CENTRE);
            int side = Math.min(whole.width(), whole.height());
            return new Crop(
                    whole.x() + Focus.start(middle.x(), whole.width(), side),
                    whole.y() + Focus.start(middle.y(), whole.height(), side),
                    side,
                    side);
        }
    }

    /** Fitted whole into a square, the rest filled with a colour. */
    @JsonTypeName("pad-square")
    record PadSquare(Colour colour, @Nullable Crop crop) implements Shape {

        public PadSquare(Colour colour) {
            this(colour, null);
        }
    }

    /** Left as it is. */
    @JsonTypeName("keep")
    record Keep(@Nullable Crop crop) implements Shape {

        public Keep() {
            this(null);
        }
    }
}
