/**
 * Blocking calls to the object store and to Kafka, kept off the event loops.
 */
@NullMarked
package dev.visage.ingest.store;

import org.jspecify.annotations.NullMarked;
