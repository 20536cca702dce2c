/**
 * The ways in which a request can fail, and how that is told to those who speak no dialect of their own.
 */
@NullMarked
package dev.visage.ingest.failure;

import org.jspecify.annotations.NullMarked;
