/**
 * Webhooks over HTTP: registering URLs that are told of events, and the log of what they were told.
 */
@NullMarked
package dev.visage.ingest.webhooks;

import org.jspecify.annotations.NullMarked;
