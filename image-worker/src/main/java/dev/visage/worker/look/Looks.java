package dev.visage.worker.look;

import dev.visage.contracts.picture.Look;
import java.awt.image.BufferedImage;

/** Looks at pictures, in far less than a millisecond each. */
public final class Looks {

    private Looks() {}

    /**
     * How a picture looks.
     *
     * @param picture in sRGB, of type INT_RGB or INT_ARGB; small, for of a large one most pixels are not looked at
     */
    public static Look of(BufferedImage picture) {
        Sketch sketch = Sketch.of(picture);
        return new Look(BlurHash.of(sketch), DominantColour.of(sketch));
    }
}
