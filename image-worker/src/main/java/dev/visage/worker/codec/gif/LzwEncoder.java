package dev.visage.worker.codec.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Writes pixels as GIF frames hold them (GIF89a, appendix F), in sub-blocks. */
final class LzwEncoder {

    /** Codes have up to 12 bits. */
    private static final int MAX_CODES = 1 << 12;

    /** Twice as many places as codes, so that one is soon found. */
    private static final int PLACE_BITS = 13;

    private static final int FREE = -1;
    private static final int LONGEST_BLOCK = 255;

    private final ByteArrayOutputStream out;

    /** Which code a string has: its prefix's code and its last pixel, at a place that follows from them. */
    private final int[] strings = new int[1 << PLACE_BITS];

    private final short[] codesOfStrings = new short[1 << PLACE_BITS];
    private final byte[] block = new byte[LONGEST_BLOCK];
    private int blockLength;
    private int bits;
    private int bitCount;
    private int codes;
    private int codeBits;

    LzwEncoder(ByteArrayOutputStream out) {
        this.out = out;
    }

    /**
     * Writes the code size and the compressed data.
     *
     * @param pixels at least one, each less than two to the power of the code size
     * @param codeSize at least 2, which the format has even for two colours
     */
    void encode(byte[] pixels, int codeSize) {
        int clear = 1 << codeSize;
        out.write(codeSize);
        codeBits = codeSize + 1;
        put(clear);
        forget(clear);
        int prefix = pixels[0] & 0xff;
        for (int i = 1; i < pixels.length; i++) {
            int pixel = pixels[i] & 0xff;
            int string = prefix << Byte.SIZE | pixel;
            int place = place(string);
            if (strings[place] == string) {
                prefix = codesOfStrings[place];
                continue;
            }
            put(prefix);
            if (codes < MAX_CODES) {
                strings[place] = string;
                codesOfStrings[place] = (short) codes;
                countOneMore();
            } else {
                put(clear);
                forget(clear);
            }
            prefix = pixel;
        }
        put(prefix);
        countOneMore();
        put(clear + 1);
        end();
    }

    private void forget(int clear) {
        Arrays.fill(strings, FREE);
        codes = clear + 2;
        codeBits = Integer.SIZE - Integer.numberOfLeadingZeros(clear);
    }

    /** A decoder learns each code one code later, and then reads wider ones. */
    private void countOneMore() {
        codes++;
        if (codes > 1 << codeBits && codes <= MAX_CODES) {
            codeBits++;
        }
    }

    /** Where the string is, or else has to go. */
    private int place(int string) {
        int place = string * 0x9e3779b1 >>> Integer.SIZE - PLACE_BITS;
        while (strings[place] != string && strings[place] != FREE) {
            place = place + 1 & strings.length - 1;
        }
        return place;
    }

    private void put(int code) {
        bits |= code << bitCount;
        bitCount += codeBits;
        while (bitCount >= Byte.SIZE) {
            putByte();
        }
    }

    private void putByte() {
        block[blockLength++] = (byte) bits;
        bits >>>= Byte.SIZE;
        bitCount = Math.max(0, bitCount - Byte.SIZE);
        if (blockLength == LONGEST_BLOCK) {
            endBlock();
        }
    }

    private void end() {
        if (bitCount > 0) {
            putByte();
        }
        if (blockLength > 0) {
            endBlock();
        }
        out.write(0);
    }

    private void endBlock() {
        out.write(blockLength);
        out.write(block, 0, blockLength);
        blockLength = 0;
    }
}
