/**
 * How close renditions come to what they should be.
 */
@NullMarked
package dev.visage.bench.transform.quality;

import org.jspecify.annotations.NullMarked;
