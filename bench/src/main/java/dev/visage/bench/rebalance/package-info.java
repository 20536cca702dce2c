/**
 * How long partitions stand still when a member of a consumer group dies, returns, leaves or joins.
 */
@NullMarked
package dev.visage.bench.rebalance;

import org.jspecify.annotations.NullMarked;
