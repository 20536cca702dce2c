package dev.visage.standalone.subscriber;

import java.util.function.Supplier;

/**
 * Somebody who keeps a copy of profiles.
 *
 * @param name for people
 * @param running what can be killed
 * @param copy what is kept, which outlives that
 * @param keepsAll whether each event is kept, not only the last of each user
 */
record Subscriber(String name, Running running, Supplier<Copy> copy, boolean keepsAll) {}
