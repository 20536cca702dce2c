package dev.visage.worker.codec.gif;

import dev.visage.contracts.picture.Defect;
import dev.visage.worker.codec.UndecodableException;
import java.awt.Rectangle;

/**
 * Reads the pixels of GIF frames (GIF89a, appendix F): the very numbers that are stored, which the JDK's reader fits to
 * the palette, and none in place of those that are missing or wrong.
 */
final class LzwDecoder {

    /** Codes have up to 12 bits. */
    private static final int MAX_CODES = 1 << 12;

    private static final int NONE = -1;

    private final byte[] gif;

    /** What each code stands for: the string of another, and one pixel more. */
    private final short[] prefixes = new short[MAX_CODES];

    private final byte[] lasts = new byte[MAX_CODES];
    private final byte[] firsts = new byte[MAX_CODES];
    private final short[] lengths = new short[MAX_CODES];

    private final byte[] string = new byte[MAX_CODES];
    private int at;
    private int blockEnd;
    private int bits;
    private int bitCount;
    private int codes;
    private int codeBits;

    /** @param gif a whole one, as {@link GifBlocks} finds it */
    LzwDecoder(byte[] gif) {
        this.gif = gif;
    }

    /**
     * The pixels of a part of a frame, row by row, each as its colour's index.
     *
     * @param part in the frame's own coordinates
     */
    byte[] decode(GifFrame frame, Rectangle part) throws UndecodableException {
        FramePart pixels = new FramePart(frame, part);
        int clear = 1 << frame.codeSize();
        start(frame, clear);
        int previous = NONE;
        while (!pixels.isComplete()) {
            int code = nextCode();
            if (code == clear) {
                forget(clear);
                previous = NONE;
                continue;
            }
            if (code == clear + 1) {
                throw new UndecodableException(Defect.TRUNCATED, null);
            }
            if (code > codes || code == codes && previous == NONE) {
                throw new UndecodableException(Defect.CORRUPT, null);
            }
            if (previous != NONE && codes < MAX_CODES) {
                learn(previous, code == codes ? firsts[previous] : firsts[code]);
            }
            pixels.add(string, spelt(code));
            previous = code;
        }
        return pixels.bytes();
    }

    private void start(GifFrame frame, int clear) throws UndecodableException {
        if (frame.codeSize() < 1 || frame.codeSize() > 8) {
            throw new UndecodableException(Defect.CORRUPT, null);
        }
        for (int pixel = 0; pixel < clear; pixel++) {
            firsts[pixel] = (byte) pixel;
            lasts[pixel] = (byte) pixel;
            lengths[pixel] = 1;
        }
        at = frame.data();
        blockEnd = at;
        bits = 0;
        bitCount = 0;
        forget(clear);
    }

    private void forget(int clear) {
        codes = clear + 2;
        codeBits = Integer.SIZE - Integer.numberOfLeadingZeros(clear);
    }

    private void learn(int prefix, byte last) {
        prefixes[codes] = (short) prefix;
        firsts[codes] = firsts[prefix];
        lasts[codes] = last;
        lengths[codes] = (short) (lengths[prefix] + 1);
        codes++;
        if (codes == 1 << codeBits && codes < MAX_CODES) {
            codeBits++;
        }
    }

    /** Writes out the string of a code, and tells its length. */
    private int spelt(int code) {
        int length = lengths[code];
        int rest = code;
        for (int i = length - 1; i >= 0; i--) {
            string[i] = lasts[rest];
            rest = prefixes[rest];
        }
        return length;
    }

    private int nextCode() throws UndecodableException {
        while (bitCount < codeBits) {
            if (at == blockEnd) {
                int length = gif[at++] & 0xff;
                if (length == 0) {
                    throw new UndecodableException(Defect.TRUNCATED, null);
                }
                blockEnd = at + length;
            }
            bits |= (gif[at++] & 0xff) << bitCount;
            bitCount += Byte.SIZE;
        }
        int code = bits & (1 << codeBits) - 1;
        bits >>>= codeBits;
        bitCount -= codeBits;
        return code;
    }
}
