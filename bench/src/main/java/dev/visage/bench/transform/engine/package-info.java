/**
 * The engines that are compared, each in a process of its own that answers lines with lines.
 */
@NullMarked
package dev.visage.bench.transform.engine;

import org.jspecify.annotations.NullMarked;
