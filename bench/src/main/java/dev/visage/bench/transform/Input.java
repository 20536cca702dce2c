package dev.visage.bench.transform;

import java.nio.file.Path;

/**
 * One picture that renditions are made of.
 *
 * @param name as it is printed
 */
record Input(String name, Path file) {}
