/**
 * All formats, by readers of ImageIO or in their place.
 */
@NullMarked
package dev.visage.worker.codec.imageio;

import org.jspecify.annotations.NullMarked;
