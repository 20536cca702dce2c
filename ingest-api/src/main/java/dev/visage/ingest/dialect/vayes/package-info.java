/**
 * The dialect of Vayes Prime 4.0.
 */
@NullMarked
package dev.visage.ingest.dialect.vayes;

import org.jspecify.annotations.NullMarked;
