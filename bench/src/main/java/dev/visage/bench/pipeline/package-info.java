/**
 * How much the whole way of an upload costs, beside a pipeline in Node that does the same.
 */
@NullMarked
package dev.visage.bench.pipeline;

import org.jspecify.annotations.NullMarked;
