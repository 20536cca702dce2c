/**
 * The Kafka topics, made where they are missing.
 */
@NullMarked
package dev.visage.profiles.topic;

import org.jspecify.annotations.NullMarked;
