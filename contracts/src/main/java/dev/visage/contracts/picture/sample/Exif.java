package dev.visage.contracts.picture.sample;

import dev.visage.contracts.picture.Orientation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Segments that a camera puts into its JPEGs: EXIF with an orientation and a description, and a comment. */
final class Exif {

    private static final int IMAGE_DESCRIPTION = 0x010e;
    private static final int ORIENTATION = 0x0112;
    private static final short ASCII = 2;
    private static final short SHORT = 3;
    private static final int HEADER_AND_DIRECTORY = 8 + 2 + 2 * 12 + 4;

    private Exif() {}

    /** The JPEG with both segments behind its start marker. */
    static byte[] insert(byte[] jpeg, Orientation orientation, String description) {
        byte[] text = (description + '\0').getBytes(StandardCharsets.US_ASCII);
        ByteBuffer with = ByteBuffer.allocate(jpeg.length + 10 + HEADER_AND_DIRECTORY + text.length + 4 + text.length);
        with.put(jpeg, 0, 2);
        with.putShort((short) 0xffe1).putShort((short) (8 + HEADER_AND_DIRECTORY + text.length));
        with.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        putDirectory(with, orientation, text);
        with.putShort((short) 0xfffe).putShort((short) (2 + text.length)).put(text);
        return with.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A TIFF structure of one directory; the text lies behind it. */
    private static void putDirectory(ByteBuffer with, Orientation orientation, byte[] text) {
        with.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        with.putShort((short) IMAGE_DESCRIPTION)
                .putShort(ASCII)
                .putInt(text.length)
                .putInt(HEADER_AND_DIRECTORY);
        with.putShort((short) ORIENTATION).putShort(SHORT).putInt(1);
        with.putShort((short) orientation.exif()).putShort((short) 0);
        with.putInt(0).put(text);
    }
}
