package dev.visage.worker.picture;

import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Look;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one upload's bytes. */
public sealed interface PictureResult {

    /**
     * It became a picture.
     *
     * @param renditions at least one, largest first
     * @param look how it looks in its smallest rendition
     * @param engine what made the stills
     * @param detour why the fast engine did not, if it did not
     */
    record Made(
            List<Encoded> renditions,
            Look look,
            EngineName engine,
            @Nullable Detour detour) implements PictureResult {
        public Made {
            renditions = List.copyOf(renditions);
        }
    }

    /** It does not become a picture. */
    record Refused(Rejection rejection) implements PictureResult {}

    /**
     * One rendition, encoded: sRGB, upright, without metadata.
     *
     * @param name as the recipe's target names it
     * @param width in pixels
     * @param height in pixels
     * @param format JPEG or PNG, or GIF with all its frames
     * @param bytes the file; not to be changed
     */
    record Encoded(String name, int width, int height, PictureFormat format, byte[] bytes) {}
}
