/**
 * Colour profiles: what turns a picture's own RGB into sRGB.
 */
@NullMarked
package dev.visage.worker.codec.colour;

import org.jspecify.annotations.NullMarked;
