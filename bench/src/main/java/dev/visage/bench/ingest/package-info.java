/**
 * What the edge alone takes in, beside what the object store behind it does.
 */
@NullMarked
package dev.visage.bench.ingest;

import org.jspecify.annotations.NullMarked;
