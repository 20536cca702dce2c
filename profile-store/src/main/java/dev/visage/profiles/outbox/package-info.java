/**
 * The transactional outbox: events are written with the change that they tell of, and published once it is committed.
 */
@NullMarked
package dev.visage.profiles.outbox;

import org.jspecify.annotations.NullMarked;
