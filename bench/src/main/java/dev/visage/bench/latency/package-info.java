/**
 * How long an upload takes, and where the time goes.
 */
@NullMarked
package dev.visage.bench.latency;

import org.jspecify.annotations.NullMarked;
