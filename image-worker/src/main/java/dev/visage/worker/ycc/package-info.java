/**
 * Pictures as JPEG holds them, in planes of luma and of less detailed chroma.
 */
@NullMarked
package dev.visage.worker.ycc;

import org.jspecify.annotations.NullMarked;
