/**
 * All formats, by the readers that ImageIO has.
 */
@NullMarked
package dev.visage.worker.codec.imageio;

import org.jspecify.annotations.NullMarked;
