package dev.visage.contracts.picture;

/**
 * What a picture's header says of it, read without decoding.
 *
 * @param format by the magic number
 * @param width in stored pixels, before the EXIF turn
 * @param height in stored pixels, before the EXIF turn
 * @param orientation upright if the header does not say
 */
public record PictureHeader(PictureFormat format, int width, int height, Orientation orientation) {

    /** Width times height. */
    public long pixels() {
        return (long) width * height;
    }

    /** The width once the picture stands upright. */
    public int uprightWidth() {
        return orientation.swapsSides() ? height : width;
    }

    /** The height once the picture stands upright. */
    public int uprightHeight() {
        return orientation.swapsSides() ? width : height;
    }
}
