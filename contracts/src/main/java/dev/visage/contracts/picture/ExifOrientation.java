package dev.visage.contracts.picture;

import static dev.visage.contracts.picture.Bytes.hasText;

/**
 * Finds the orientation in an EXIF segment: tag 0x0112 of the first directory of the TIFF structure in it (Exif 3.0,
 * section 4.6). Never reads outside the segment and never follows a second offset; any doubt means upright.
 */
final class ExifOrientation {

    private static final int ORIENTATION_TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_LENGTH = 12;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final boolean littleEndian;

    private ExifOrientation(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.littleEndian = hasText(bytes, start, "II");
    }

    /** Reads the TIFF structure between two places. */
    static Orientation read(byte[] bytes, int start, int end) {
        boolean tiff = hasText(bytes, start, "II*\0") || hasText(bytes, start, "MM\0*");
        return tiff && end - start >= 8 ? new ExifOrientation(bytes, start, end).orientation() : Orientation.UPRIGHT;
    }

    private Orientation orientation() {
        long directory = start + (i32(start + 4) & 0xffff_ffffL);
        if (directory + 2 > end) {
            return Orientation.UPRIGHT;
        }
        int first = (int) directory + 2;
        int entries = u16(first - 2);
        for (int at = first; entries > 0 && at + ENTRY_LENGTH <= end; at += ENTRY_LENGTH, entries--) {
            if (u16(at) == ORIENTATION_TAG) {
                return u16(at + 2) == SHORT ? Orientation.ofExif(u16(at + 8)) : Orientation.UPRIGHT;
            }
        }
        return Orientation.UPRIGHT;
    }

    private int u16(int at) {
        return littleEndian ? Bytes.u16le(bytes, at) : Bytes.u16(bytes, at);
    }

    private int i32(int at) {
        return littleEndian ? Bytes.i32le(bytes, at) : Bytes.i32(bytes, at);
    }
}
