package dev.visage.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** What becomes of a picture's sides, once it stands upright. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Shape {

    /** Cut to the largest square around the centre. */
    @JsonTypeName("crop-square")
    record CropSquare() implements Shape {}

    /** Fitted whole into a square, the rest filled with a colour. */
    @JsonTypeName("pad-square")
    record PadSquare(Colour colour) implements Shape {}

    /** Left as it is. */
    @JsonTypeName("keep")
    record Keep() implements Shape {}
}
