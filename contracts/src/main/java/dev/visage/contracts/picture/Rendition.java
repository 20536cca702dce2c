package dev.visage.contracts.picture;

import dev.visage.contracts.storage.ObjectKey;

/**
 * One stored size of a finished picture.
 *
 * @param name its name within the picture: its width in pixels in decimal, or {@code full}
 * @param width in pixels
 * @param height in pixels
 * @param bytes its length
 * @param mediaType its format
 * @param key where it lies; below the public base URL it has the same path
 */
public record Rendition(String name, int width, int height, long bytes, PictureFormat mediaType, ObjectKey key) {}
