/**
 * The events that the services exchange, their topics, and their form on the wire: CloudEvents 1.0 in Kafka's binary mode.
 */
@NullMarked
package dev.visage.contracts.event;

import org.jspecify.annotations.NullMarked;
