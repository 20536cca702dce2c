/**
 * How soon subscribers hear of changes, how many of them there may be, and how many events are told in a second.
 */
@NullMarked
package dev.visage.bench.events;

import org.jspecify.annotations.NullMarked;
