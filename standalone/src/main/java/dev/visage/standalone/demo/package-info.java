/**
 * The demonstration: real pictures, all the way through, checked at every step.
 */
@NullMarked
package dev.visage.standalone.demo;

import org.jspecify.annotations.NullMarked;
