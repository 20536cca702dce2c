/**
 * What making a picture's renditions costs, beside sharp, and how good they are.
 */
@NullMarked
package dev.visage.bench.transform;

import org.jspecify.annotations.NullMarked;
