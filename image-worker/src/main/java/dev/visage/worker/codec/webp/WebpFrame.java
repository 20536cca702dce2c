package dev.visage.worker.codec.webp;

import java.awt.Rectangle;

/**
 * The first frame of a WebP, which is all of a still one.
 *
 * @param still a WebP of its own, with nothing but the frame's pixels; not to be changed
 * @param place where it lies on the canvas
 */
public record WebpFrame(byte[] still, Rectangle place) {}
