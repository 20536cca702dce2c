/**
 * How much is taken on at once: past it, requests are refused before anything is read of them.
 */
@NullMarked
package dev.visage.ingest.admission;

import org.jspecify.annotations.NullMarked;
