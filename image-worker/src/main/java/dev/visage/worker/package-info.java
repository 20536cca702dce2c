/**
 * The image worker: originals in, finished pictures out.
 */
@NullMarked
package dev.visage.worker;

import org.jspecify.annotations.NullMarked;
