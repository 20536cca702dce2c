/**
 * Typed ids. Each is one JSON scalar, and reads itself back from its own text.
 */
@NullMarked
package dev.visage.contracts.id;

import org.jspecify.annotations.NullMarked;
