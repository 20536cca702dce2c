/**
 * Pictures drawn by code: what the demonstration, the tests and the benchmarks upload.
 */
@NullMarked
package dev.visage.contracts.picture.sample;

import org.jspecify.annotations.NullMarked;
