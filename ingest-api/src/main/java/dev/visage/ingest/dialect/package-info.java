/**
 * What all dialects share: endpoints, requests read within limits, and failures on their way to an answer.
 */
@NullMarked
package dev.visage.ingest.dialect;

import org.jspecify.annotations.NullMarked;
