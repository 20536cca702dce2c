/**
 * Topics that every instance reads by itself, all partitions of them and without a group.
 */
@NullMarked
package dev.visage.ingest.topic;

import org.jspecify.annotations.NullMarked;
