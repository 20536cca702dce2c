/**
 * Tables for people at a terminal.
 */
@NullMarked
package dev.visage.standalone.table;

import org.jspecify.annotations.NullMarked;
