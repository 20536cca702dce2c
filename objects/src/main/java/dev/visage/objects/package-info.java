/**
 * The object store behind one port. Every call blocks: callers on an event loop hand it to a bounded pool.
 */
@NullMarked
package dev.visage.objects;

import org.jspecify.annotations.NullMarked;
