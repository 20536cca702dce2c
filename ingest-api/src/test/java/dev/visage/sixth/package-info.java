/**
 * The example of the guide to adding a dialect.
 */
@NullMarked
package dev.visage.sixth;

import org.jspecify.annotations.NullMarked;
