/**
 * The system that is measured, its processes and the machine.
 */
@NullMarked
package dev.visage.bench.system;

import org.jspecify.annotations.NullMarked;
