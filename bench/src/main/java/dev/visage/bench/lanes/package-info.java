/**
 * What people notice of an import that runs beside them.
 */
@NullMarked
package dev.visage.bench.lanes;

import org.jspecify.annotations.NullMarked;
