package dev.visage.contracts.picture;

import dev.visage.contracts.recipe.Colour;

/**
 * How a picture looks from far away, as its smallest rendition shows it, on white where it is transparent.
 *
 * @param blurHash a blurred picture in some 30 characters, https://blurha.sh; 4 x 4 components for a square, else 4 along
 *     the longer side and 3 along the other
 * @param dominantColour the colour that most of it has, about
 */
public record Look(String blurHash, Colour dominantColour) {}
