/** What was seen of a run: each request with its answer, each event, and the state at the end. */
@NullMarked
package dev.visage.standalone.fault.history;

import org.jspecify.annotations.NullMarked;
