package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import java.util.List;

/**
 * What a recipe comes to for one picture.
 *
 * @param stills made of the picture, or of its first frame
 * @param animations made of all frames, without resizing
 */
record Plan(List<Ladder> stills, List<Ladder> animations) {

    /** @param maxPixels the pixels that a rendition may have */
    static Plan of(Recipe recipe, PictureHeader header, long maxPixels) {
        Size upright = new Size(header.uprightWidth(), header.uprightHeight());
        List<Ladder> ladders = Ladder.of(recipe, upright, maxPixels);
        if (header.format() != PictureFormat.GIF || !(recipe.output() instanceof OutputPolicy.AsSubmitted)) {
            return new Plan(ladders, List.of());
        }
        return new Plan(
                ladders.stream().flatMap(each -> each.resampled().stream()).toList(),
                ladders.stream().flatMap(each -> each.cut().stream()).toList());
    }

    /** The pixels of the largest still on the way. */
    long pixels() {
        return stills.stream().mapToLong(Ladder::pixels).max().orElse(0);
    }
}
