/**
 * Changes of profiles on the command line, as any subscriber gets them.
 */
@NullMarked
package dev.visage.standalone.events;

import org.jspecify.annotations.NullMarked;
