/** Subscribers to profile changes: the programs of docs/examples beside the running system, and what comes of crashes. */
@NullMarked
package dev.visage.standalone.subscriber;

import org.jspecify.annotations.NullMarked;
