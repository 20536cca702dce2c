package dev.visage.worker.codec.jpeg;

import java.awt.image.BufferedImage;
import java.util.Optional;

/** Writes JPEG with 4:2:0 chroma and standard Huffman tables. */
public interface JpegEncoder {

    /** Writes nothing. */
    JpegEncoder NONE = (image, quality) -> Optional.empty();

    /**
     * Encodes a picture.
     *
     * @param image opaque
     * @param quality 1 to 100
     * @return empty if it cannot, because the picture is none of its types or something failed
     */
    Optional<byte[]> encode(BufferedImage image, int quality);
}
