/**
 * What requests and answers have in common: threads, connections, headers, and the shapes of JSON bodies.
 */
@NullMarked
package dev.visage.ingest.http;

import org.jspecify.annotations.NullMarked;
