/**
 * Imports over HTTP: making and following them, and taking their pictures one by one.
 */
@NullMarked
package dev.visage.ingest.imports;

import org.jspecify.annotations.NullMarked;
