/**
 * Archives of pictures, read as they come: never held as a whole, never believed.
 */
@NullMarked
package dev.visage.ingest.imports.archive;

import org.jspecify.annotations.NullMarked;
