package dev.visage.worker.codec.jpeg;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Rejection;
import dev.visage.worker.codec.UndecodableException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks a JPEG (ITU-T T.81, annex B) to its end marker, counting scans. Readers give out what they have of a file that
 * breaks off, and a small progressive file can hold scans enough to keep them busy for hours.
 */
public final class JpegScans {

    private static final int FIRST_WITH_LENGTH = 0xc0;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int MAX_SCANS = 500;

    /** Scans times pixels; about ten seconds of decoding. */
    private static final long MAX_WORK = 2_500_000_000L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private JpegScans() {}

    public static void requireDecodable(byte[] jpeg, long pixels) throws UndecodableException {
        int scans = 0;
        int at = 2;
        while (at + 1 < jpeg.length) {
            int marker = jpeg[at] == (byte) 0xff ? jpeg[at + 1] & 0xff : 0;
            if (marker == EOI) {
                requireSomeButNotTooMany(scans, pixels);
                return;
            }
            if (marker == 0xff) {
                at++;
            } else if (marker == 0) {
                at = nextPrefix(jpeg, at + 1);
            } else if (standsAlone(marker)) {
                at += 2;
            } else {
                scans += marker == SOS ? 1 : 0;
                at += 2 + length(jpeg, at + 2);
            }
        }
        throw new UndecodableException(Defect.TRUNCATED, null);
    }

    private static void requireSomeButNotTooMany(int scans, long pixels) throws UndecodableException {
        if (scans == 0) {
            throw new UndecodableException(Defect.CORRUPT, null);
        }
        int limit = (int) Math.max(1, Math.min(MAX_SCANS, MAX_WORK / pixels));
        if (scans > limit) {
            throw new UndecodableException(new Rejection.TooManyScans(limit, scans));
        }
    }

    /** Where the next byte is that markers begin with: nearly all of a file is looked through for it. */
    private static int nextPrefix(byte[] jpeg, int from) {
        int at = from;
        for (; at + Long.BYTES <= jpeg.length; at += Long.BYTES) {
            long prefixes = prefixes((long) LONGS.get(jpeg, at));
            if (prefixes != 0) {
                return at + Long.numberOfTrailingZeros(prefixes) / Byte.SIZE;
            }
        }
        while (at < jpeg.length && jpeg[at] != (byte) 0xff) {
            at++;
        }
        return at;
    }

    /** The highest bit of the first of eight bytes that is 0xff; 0 if none is: a byte whose complement is 0 borrows. */
    private static long prefixes(long bytes) {
        return ~bytes - 0x0101010101010101L & bytes & 0x8080808080808080L;
    }

    /**
     * TEM and the restart markers; and the reserved ones, which have no place in a JPEG, but libjpeg skips no more than the
     * marker when it looks for a restart: whatever came behind its length would go uncounted.
     */
    static boolean standsAlone(int marker) {
        return marker < FIRST_WITH_LENGTH || marker >= 0xd0 && marker <= 0xd7;
    }

    private static int length(byte[] jpeg, int at) {
        return at + 1 < jpeg.length ? (jpeg[at] & 0xff) << 8 | jpeg[at + 1] & 0xff : 0;
    }
}
