package dev.visage.profiles.imports.source;

import java.util.List;

/**
 * A part of a source.
 *
 * @param found what was found in it
 * @param cursor how far the source was read then
 */
record Page(List<Found> found, String cursor) {}
