/**
 * Real Kafka, S3 and PostgreSQL without Docker: child processes on loopback, with all their data in one directory.
 * Knows nothing of what they are used for.
 */
@NullMarked
package dev.visage.embedded;

import org.jspecify.annotations.NullMarked;
