/**
 * The server that a command concerns, and what lets one in.
 */
@NullMarked
package dev.visage.standalone.server;

import org.jspecify.annotations.NullMarked;
