package dev.visage.worker.picture;

import dev.visage.worker.picture.PictureResult.Encoded;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What an engine made of a plan.
 *
 * @param renditions in any order
 * @param sample the smallest of them before it was encoded, in sRGB, of type INT_RGB or INT_ARGB
 */
record Stills(List<Encoded> renditions, BufferedImage sample) {

    Stills {
        renditions = List.copyOf(renditions);
    }
}
