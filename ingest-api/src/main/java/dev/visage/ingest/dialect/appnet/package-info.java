/**
 * The App.net dialect, stream API version 0.
 */
@NullMarked
package dev.visage.ingest.dialect.appnet;

import org.jspecify.annotations.NullMarked;
