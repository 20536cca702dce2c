/**
 * Kantata OX (Mavenlink): profile photos, and users in the envelope that its Brainstem library writes.
 */
@NullMarked
package dev.visage.ingest.dialect.kantata;

import org.jspecify.annotations.NullMarked;
