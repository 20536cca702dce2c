/**
 * What lies beside the bytes of an original, for whoever has to announce its upload once more.
 */
@NullMarked
package dev.visage.contracts.original;

import org.jspecify.annotations.NullMarked;
