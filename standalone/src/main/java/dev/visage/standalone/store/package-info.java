/**
 * The profile store of a running system, called by commands as the other services call it.
 */
@NullMarked
package dev.visage.standalone.store;

import org.jspecify.annotations.NullMarked;
