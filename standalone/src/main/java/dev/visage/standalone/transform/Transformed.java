package dev.visage.standalone.transform;

import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.recipe.Colour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param file as it was named
 * @param engine what made it; null if it was rejected
 * @param blurHash what its place can show before it is there; null if it was rejected
 * @param dominantColour its most common colour; null if it was rejected
 * @param detour why the fast engine did not make it; null if it did
 * @param renditions largest first; none if it was rejected
 * @param rejection why nothing became of it
 */
record Transformed(
        String file,
        @Nullable EngineName engine,
        @Nullable String blurHash,
        @Nullable Colour dominantColour,
        @Nullable String detour,
        List<Written> renditions,
        @Nullable Rejection rejection) {

    static Transformed rejected(String file, Rejection rejection) {
        return new Transformed(file, null, null, null, null, List.of(), rejection);
    }

    /**
     * A rendition that was written.
     *
     * @param file where it is now
     */
    record Written(String name, int width, int height, long bytes, PictureFormat mediaType, String file) {}
}
