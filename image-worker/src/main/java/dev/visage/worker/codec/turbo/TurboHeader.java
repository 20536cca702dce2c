package dev.visage.worker.codec.turbo;

import java.util.Optional;

/**
 * What the library says of a JPEG.
 *
 * @param width in pixels
 * @param height in pixels
 * @param sampling empty if the library does not know it
 * @param isGray whether it has luma only
 * @param isYcc whether it has luma and chroma
 */
public record TurboHeader(int width, int height, Optional<Sampling> sampling, boolean isGray, boolean isYcc) {}
