package dev.visage.bench.rebalance;

import java.time.Duration;

/**
 * What a change cost.
 *
 * @param its how long a partition stood still that the member had or got
 * @param others the same of the other partitions
 * @param duplicates how many records were delivered once more
 */
record Stall(Duration its, Duration others, int duplicates) {}
