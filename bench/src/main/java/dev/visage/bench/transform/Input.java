package dev.visage.bench.transform;

import java.nio.file.Path;

/**
 * One picture that renditions are made of.
 *
 * @param name as it is printed
 */
public record Input(String name, Path file) {}
