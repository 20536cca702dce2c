/**
 * Reading and writing picture files: a package for each format, none of which knows of recipes.
 */
@NullMarked
package dev.visage.worker.codec;

import org.jspecify.annotations.NullMarked;
