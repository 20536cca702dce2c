package dev.visage.worker.picture;

import dev.visage.contracts.picture.Defect;

/** Walks the blocks of a GIF (GIF89a, sections 15 to 27) to its trailer. */
final class GifBlocks {

    private static final int HEADER_AND_SCREEN = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private final byte[] gif;
    private int at = HEADER_AND_SCREEN;

    private GifBlocks(byte[] gif) {
        this.gif = gif;
    }

    static void requireWhole(byte[] gif) throws UndecodableException {
        new GifBlocks(gif).walk();
    }

    private void walk() throws UndecodableException {
        at += colourTable(u8(10));
        while (true) {
            int block = u8(at);
            switch (block) {
                case TRAILER -> {
                    return;
                }
                case EXTENSION -> at += 2;
                // descriptor, colour table of its own, code size
                case IMAGE -> at += 10 + colourTable(u8(at + 9)) + 1;
                default -> throw new UndecodableException(Defect.CORRUPT, null);
            }
            skipSubBlocks();
        }
    }

    private void skipSubBlocks() throws UndecodableException {
        int length;
        do {
            length = u8(at);
            at += 1 + length;
        } while (length > 0);
    }

    private static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private int u8(int place) throws UndecodableException {
        if (place >= gif.length) {
            throw new UndecodableException(Defect.TRUNCATED, null);
        }
        return gif[place] & 0xff;
    }
}
