/**
 * How pictures look from far away: what their places show before they are there.
 */
@NullMarked
package dev.visage.worker.look;

import org.jspecify.annotations.NullMarked;
