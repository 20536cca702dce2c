/**
 * The GetNative dialect.
 */
@NullMarked
package dev.visage.ingest.dialect.getnative;

import org.jspecify.annotations.NullMarked;
