/**
 * JPEG by libjpeg-turbo, where the system has it.
 */
@NullMarked
package dev.visage.worker.codec.turbo;

import org.jspecify.annotations.NullMarked;
