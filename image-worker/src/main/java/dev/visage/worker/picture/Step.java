package dev.visage.worker.picture;

import java.awt.image.BufferedImage;

/** One step between decoding and encoding. */
interface Step {

    /** The next picture; may be the same one, if there was nothing to do. */
    BufferedImage apply(BufferedImage image);
}
