/**
 * What the same picture costs the edge in each dialect's wrapping.
 */
@NullMarked
package dev.visage.bench.dialects;

import org.jspecify.annotations.NullMarked;
