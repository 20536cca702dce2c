/**
 * Benchmarks of the running system and of the image engines: figures are printed as Markdown, and no time is asserted.
 */
@NullMarked
package dev.visage.bench;

import org.jspecify.annotations.NullMarked;
