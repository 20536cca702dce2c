/**
 * What an import of many pictures takes.
 */
@NullMarked
package dev.visage.bench.imports;

import org.jspecify.annotations.NullMarked;
