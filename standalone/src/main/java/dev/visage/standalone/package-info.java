/**
 * The command line.
 */
@NullMarked
package dev.visage.standalone;

import org.jspecify.annotations.NullMarked;
