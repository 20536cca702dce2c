/**
 * Requests in numbers, and what their answers tell.
 */
@NullMarked
package dev.visage.bench.load;

import org.jspecify.annotations.NullMarked;
