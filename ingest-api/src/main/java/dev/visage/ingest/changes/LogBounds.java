package dev.visage.ingest.changes;

import org.apache.kafka.common.Uuid;

/**
 * What of the topic is there.
 *
 * @param topicId which topic it is
 * @param begin the first offsets
 * @param end those behind the last records, of transactions that have ended
 */
record LogBounds(Uuid topicId, Offsets begin, Offsets end) {}
