/**
 * Child processes of a launcher: started until ready, restarted when they die, stopped with it however it ends, and
 * recognised by the next launcher on the same data directory.
 */
@NullMarked
package dev.visage.embedded.process;

import org.jspecify.annotations.NullMarked;
