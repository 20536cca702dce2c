package dev.visage.bench.latency;

import java.time.Instant;

/**
 * When an event was.
 *
 * @param told when what it tells of happened, by the service, in microseconds
 * @param recorded the Kafka record's time stamp, in milliseconds: when it was appended for ImageUploaded, when it was
 *     sent for all others
 */
record Moment(Instant told, Instant recorded) {}
