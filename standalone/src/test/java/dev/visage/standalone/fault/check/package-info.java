/** Judges a history: one method per invariant, each with the ids of what breaks it. */
@NullMarked
package dev.visage.standalone.fault.check;

import org.jspecify.annotations.NullMarked;
