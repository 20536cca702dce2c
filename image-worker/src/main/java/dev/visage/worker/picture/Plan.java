package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import java.awt.Rectangle;
import java.util.List;

/**
 * What a recipe comes to for one picture.
 *
 * @param stills made of the picture, or of its first frame
 * @param animations made of all frames, without resizing
 * @param output the format of the stills
 */
record Plan(List<Ladder> stills, List<Ladder> animations, OutputPolicy output) {

    /** Where there is no still to take a sample from, one of this width is made. */
    private static final int SAMPLE_WIDTH = 64;

    /** @param maxPixels the pixels that a rendition may have */
    static Plan of(Recipe recipe, PictureHeader header, long maxPixels) {
        Size upright = new Size(header.uprightWidth(), header.uprightHeight());
        List<Ladder> ladders = Ladder.of(recipe, upright, maxPixels);
        if (header.format() != PictureFormat.GIF || !(recipe.output() instanceof OutputPolicy.AsSubmitted)) {
            return new Plan(ladders, List.of(), recipe.output());
        }
        return new Plan(
                ladders.stream().flatMap(each -> each.resampled().stream()).toList(),
                ladders.stream().flatMap(each -> each.cut().stream()).toList(),
                recipe.output());
    }

    /** What an engine makes: the stills, or if there are none one that nobody asked for, to take a sample from. */
    List<Ladder> sampled() {
        return stills.isEmpty() ? List.of(animations.get(0).sample(SAMPLE_WIDTH)) : stills;
    }

    /** What of the upright picture any still shows. */
    Rectangle window() {
        return sampled().stream()
                .map(ladder -> ladder.picture().window())
                .reduce(Rectangle::union)
                .orElseThrow();
    }

    /** The pixels of the largest still on the way. */
    long pixels() {
        return sampled().stream().mapToLong(Ladder::pixels).max().orElse(0);
    }
}
