package dev.visage.worker.codec.png;

import dev.visage.contracts.picture.Defect;
import dev.visage.worker.codec.UndecodableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The chunks of a PNG (third edition, section 5.3) that make its pixels. Texts, profiles and the like are left out
 * before a reader sees them: it would inflate them, or stumble over ones that are wrong.
 */
public final class PngChunks {

    private static final int SIGNATURE = 8;
    private static final int COLOUR_TYPE = 25;
    private static final int LONGEST_PROFILE = 1 << 20;
    private static final int LENGTH_TYPE_AND_CHECKSUM = 12;

    private PngChunks() {}

    /** The PNG without them. */
    public static byte[] pixelsOnly(byte[] png) throws UndecodableException {
        ByteBuffer kept = ByteBuffer.allocate(png.length).put(png, 0, SIGNATURE);
        ByteBuffer chunks = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at + LENGTH_TYPE_AND_CHECKSUM <= png.length) {
            long length = LENGTH_TYPE_AND_CHECKSUM + (chunks.getInt(at) & 0xffff_ffffL);
            if (at + length > png.length) {
                break;
            }
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (Character.isUpperCase(type.charAt(0)) || type.equals("tRNS")) {
                kept.put(png, at, (int) length);
            }
            if (type.equals("IEND")) {
                return kept.array();
            }
            at += (int) length;
        }
        throw new UndecodableException(Defect.TRUNCATED, null);
    }

    /** Whether it has one colour channel (section 11.2.1, colour types 0 and 4). */
    public static boolean isGray(byte[] png) {
        return (png[COLOUR_TYPE] & 0b11) == 0;
    }

    /** The colour profile, if the PNG has one before its pixels (section 11.3.2.3). */
    public static Optional<byte[]> colourProfile(byte[] png) {
        ByteBuffer chunks = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at + LENGTH_TYPE_AND_CHECKSUM <= png.length) {
            long end = at + LENGTH_TYPE_AND_CHECKSUM + (chunks.getInt(at) & 0xffff_ffffL);
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (end > png.length || type.equals("IDAT")) {
                break;
            }
            if (type.equals("iCCP")) {
                return inflated(png, at + 8, (int) end - 4);
            }
            at = (int) end;
        }
        return Optional.empty();
    }

    /** The profile behind its name, a zero and the method of compression. */
    private static Optional<byte[]> inflated(byte[] png, int start, int end) {
        int deflated = start;
        while (deflated < end && png[deflated] != 0) {
            deflated++;
        }
        deflated = Math.min(end, deflated + 2);
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(png, deflated, end - deflated);
            byte[] profile = new byte[LONGEST_PROFILE];
            return Optional.of(Arrays.copyOf(profile, inflater.inflate(profile)));
        } catch (DataFormatException broken) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
