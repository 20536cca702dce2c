/**
 * What becomes of more uploads than a system can take in.
 */
@NullMarked
package dev.visage.bench.burst;

import org.jspecify.annotations.NullMarked;
