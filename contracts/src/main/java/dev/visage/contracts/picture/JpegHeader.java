package dev.visage.contracts.picture;

import static dev.visage.contracts.picture.Bytes.hasText;
import static dev.visage.contracts.picture.Bytes.u16;
import static dev.visage.contracts.picture.Bytes.u8;

/** Walks the marker segments of a JPEG (ITU-T T.81, annex B) up to the frame header. */
final class JpegHeader {

    private static final int APP1 = 0xe1;
    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;

    private JpegHeader() {}

    static Inspection read(byte[] bytes) {
        Orientation orientation = Orientation.UPRIGHT;
        int at = 2;
        while (at + 4 <= bytes.length) {
            if (u8(bytes, at) != 0xff) {
                return Inspection.corrupt();
            }
            int marker = u8(bytes, at + 1);
            if (marker == 0xff || standsAlone(marker)) {
                at += marker == 0xff ? 1 : 2;
                continue;
            }
            if (marker == SOS || marker == EOI) {
                return Inspection.corrupt();
            }
            int length = u16(bytes, at + 2);
            if (length < 2) {
                return Inspection.corrupt();
            }
            if (at + 2 + length > bytes.length) {
                return Inspection.truncated();
            }
            if (isFrameHeader(marker)) {
                return length < 8
                        ? Inspection.corrupt()
                        : Inspection.of(new PictureHeader(
                                PictureFormat.JPEG, u16(bytes, at + 7), u16(bytes, at + 5), orientation));
            }
            if (marker == APP1 && hasText(bytes, at + 4, "Exif\0\0")) {
                orientation = ExifOrientation.read(bytes, at + 10, at + 2 + length);
            }
            at += 2 + length;
        }
        return Inspection.truncated();
    }

    /** TEM and the restart markers have no length. */
    private static boolean standsAlone(int marker) {
        return marker == 0x01 || marker >= 0xd0 && marker <= 0xd7;
    }

    /** SOF0 to SOF15 without DHT (c4), JPG (c8) and DAC (cc), which lie in the same range. */
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
