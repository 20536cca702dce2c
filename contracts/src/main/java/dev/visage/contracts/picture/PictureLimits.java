package dev.visage.contracts.picture;

/**
 * How large a picture may be by its header. Edge and worker each have their own configuration of it, with the same defaults.
 *
 * @param pixels the largest width times height; where all frames of an animation are kept, the most pixels that they have
 *     together
 * @param side the longest side, in pixels
 * @param frames the most frames of an animation whose frames are all kept
 */
public record PictureLimits(long pixels, int side, int frames) {

    /** 50 megapixels, sides as libjpeg takes them (JPEG_MAX_DIMENSION), a thousand frames. */
    public static final PictureLimits USUAL = new PictureLimits(50_000_000, 65_500, 1_000);

    /** For pictures that were made here. */
    public static final PictureLimits NONE = new PictureLimits(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
