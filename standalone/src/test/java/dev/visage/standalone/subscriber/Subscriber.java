package dev.visage.standalone.subscriber;

import java.util.function.Supplier;

/**
 * Somebody who keeps a copy of profiles.
 *
 * @param name for people
 * @param running what can be killed
 * @param copy what is kept, which outlives that
 */
record Subscriber(String name, Running running, Supplier<Copy> copy) {}
