package dev.visage.contracts.imports.manifest;

/**
 * How much of a manifest is read.
 *
 * @param line the longest line, in bytes; of CSV the longest row, in characters
 * @param rows the most rows
 */
public record ManifestLimits(int line, int rows) {}
