/**
 * From the bytes of an upload to those of its renditions: inspect, decode once, then a chain of small steps. Knows
 * neither Kafka nor the object store.
 */
@NullMarked
package dev.visage.worker.picture;

import org.jspecify.annotations.NullMarked;
