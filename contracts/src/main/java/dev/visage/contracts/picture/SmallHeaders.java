package dev.visage.contracts.picture;

import static dev.visage.contracts.picture.Bytes.hasText;
import static dev.visage.contracts.picture.Bytes.i32;
import static dev.visage.contracts.picture.Bytes.i32le;
import static dev.visage.contracts.picture.Bytes.u16le;
import static dev.visage.contracts.picture.Bytes.u24le;
import static dev.visage.contracts.picture.Bytes.u8;

/** The headers that have their dimensions at a fixed place; their orientation is in a chunk anywhere behind it. */
final class SmallHeaders {

    private static final int PNG_SIGNATURE = 8;
    private static final int WEBP_HEADER = 12;

    /** In the flags of a VP8X chunk. */
    private static final int HAS_EXIF = 0x08;

    private SmallHeaders() {}

    /** PNG, third edition, section 11.2.2: the IHDR chunk comes first. */
    static Inspection png(byte[] bytes) {
        if (bytes.length < 24) {
            return Inspection.truncated();
        }
        return hasText(bytes, 12, "IHDR")
                ? Inspection.of(
                        new PictureHeader(PictureFormat.PNG, i32(bytes, 16), i32(bytes, 20), pngOrientation(bytes)))
                : Inspection.corrupt();
    }

    /** Section 11.3.4.5: the eXIf chunk, before or behind those of the pixels. */
    private static Orientation pngOrientation(byte[] bytes) {
        long at = PNG_SIGNATURE;
        while (at + 12 <= bytes.length) {
            int data = (int) at + 8;
            long end = data + (i32(bytes, (int) at) & 0xffff_ffffL);
            if (end <= bytes.length && hasText(bytes, (int) at + 4, "eXIf")) {
                return ExifOrientation.read(bytes, data, (int) end);
            }
            at = end + 4;
        }
        return Orientation.UPRIGHT;
    }

    /** GIF89a, section 18: the logical screen descriptor follows the signature. */
    static Inspection gif(byte[] bytes) {
        return bytes.length < 13
                ? Inspection.truncated()
                : Inspection.of(
                        new PictureHeader(PictureFormat.GIF, u16le(bytes, 6), u16le(bytes, 8), Orientation.UPRIGHT));
    }

    /** WebP (RFC 9649): the first chunk is VP8, VP8L or VP8X, each with its own place for the dimensions. */
    static Inspection webp(byte[] bytes) {
        boolean lossless = hasText(bytes, 12, "VP8L");
        if (bytes.length < (lossless ? 25 : 30)) {
            return Inspection.truncated();
        }
        if (hasText(bytes, 12, "VP8X")) {
            return Inspection.of(new PictureHeader(
                    PictureFormat.WEBP, 1 + u24le(bytes, 24), 1 + u24le(bytes, 27), webpOrientation(bytes)));
        }
        if (hasText(bytes, 12, "VP8 ") && hasText(bytes, 23, "\u009d\1*")) {
            return Inspection.of(new PictureHeader(
                    PictureFormat.WEBP, u16le(bytes, 26) & 0x3fff, u16le(bytes, 28) & 0x3fff, Orientation.UPRIGHT));
        }
        if (lossless && u8(bytes, 20) == 0x2f) {
            int sides = i32le(bytes, 21);
            return Inspection.of(new PictureHeader(
                    PictureFormat.WEBP, 1 + (sides & 0x3fff), 1 + (sides >>> 14 & 0x3fff), Orientation.UPRIGHT));
        }
        return Inspection.corrupt();
    }

    /** Section 2.7.1.5: the EXIF chunk, behind those of the pixels. Some writers begin it as in a JPEG. */
    private static Orientation webpOrientation(byte[] bytes) {
        long at = (u8(bytes, 20) & HAS_EXIF) == 0 ? bytes.length : WEBP_HEADER;
        while (at + 8 <= bytes.length) {
            int data = (int) at + 8;
            long end = data + (i32le(bytes, (int) at + 4) & 0xffff_ffffL);
            if (end <= bytes.length && hasText(bytes, (int) at, "EXIF")) {
                int tiff = hasText(bytes, data, "Exif\0\0") ? data + 6 : data;
                return ExifOrientation.read(bytes, tiff, (int) end);
            }
            at = end + (end & 1);
        }
        return Orientation.UPRIGHT;
    }
}
