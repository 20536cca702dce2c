/**
 * Dead letters of a running system: seen, and sent back to where they came from.
 */
@NullMarked
package dev.visage.standalone.dlt;

import org.jspecify.annotations.NullMarked;
