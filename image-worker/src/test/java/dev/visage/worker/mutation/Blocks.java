package dev.visage.worker.mutation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A sound file, taken apart into what its format calls chunks, segments or blocks, so that mutants can be damaged where it
 * hurts.
 *
 * @param head what comes before the first
 * @param blocks the rest of the file in their order
 */
record Blocks(byte[] head, List<Block> blocks) {

    /**
     * One of them.
     *
     * @param start of its first byte in the file
     * @param end after its last
     * @param length where its length field is, in the file; the type of a field is told by its size
     * @param lengthBytes 1, 2 or 4
     */
    record Block(int start, int end, int length, int lengthBytes) {}

    static Blocks of(byte[] file) {
        if ((file[0] & 0xff) == 0xff) {
            return jpeg(file);
        }
        if (file[0] == 'R') {
            return riff(file);
        }
        return file[0] == 'G' ? gif(file) : png(file);
    }

    private static Blocks jpeg(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        int at = 2;
        while (at + 4 <= file.length && (file[at + 1] & 0xff) != 0xd9) {
            int end = at + 2 + (ByteBuffer.wrap(file).getShort(at + 2) & 0xffff);
            // what is compressed belongs to the scan before it
            if ((file[at + 1] & 0xff) == 0xda) {
                while (end + 1 < file.length && (file[end] != -1 || file[end + 1] == 0)) {
                    end++;
                }
            }
            blocks.add(new Block(at, end, at + 2, 2));
            at = end;
        }
        return rest(file, 2, at, blocks);
    }

    private static Blocks png(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        int at = 8;
        while (at + 12 <= file.length) {
            int end = at + 12 + ByteBuffer.wrap(file).getInt(at);
            blocks.add(new Block(at, end, at, 4));
            at = end;
        }
        return rest(file, 8, at, blocks);
    }

    private static Blocks riff(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 12;
        while (at + 8 <= file.length) {
            int length = bytes.getInt(at + 4);
            int end = Math.min(file.length, at + 8 + length + (length & 1));
            blocks.add(new Block(at, end, at + 4, 4));
            at = end;
        }
        return rest(file, 12, at, blocks);
    }

    /** Its sub-blocks: what lies between them goes with the one before. */
    private static Blocks gif(byte[] file) {
        int palette = (file[10] & 0x80) == 0 ? 0 : 3 << (file[10] & 7) + 1;
        List<Block> blocks = new ArrayList<>();
        int first = 13 + palette;
        for (int at = first; at < file.length - 1; ) {
            int end = Math.min(file.length - 1, at + 1 + (file[at] & 0xff));
            blocks.add(new Block(at, end, at, 1));
            at = end;
        }
        return rest(file, first, file.length - 1, blocks);
    }

    private static Blocks rest(byte[] file, int first, int end, List<Block> blocks) {
        if (end < file.length) {
            blocks.add(new Block(end, file.length, end, 1));
        }
        byte[] head = new byte[first];
        System.arraycopy(file, 0, head, 0, first);
        return new Blocks(head, List.copyOf(blocks));
    }

    /** Sets the checksums of a PNG right, as far as its lengths lead, so that damage reaches what is behind them. */
    static void repair(byte[] png) {
        if (png.length < 8 || !new String(png, 1, 3, StandardCharsets.ISO_8859_1).equals("PNG")) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(png);
        for (long at = 8; at + 12 <= png.length; ) {
            long end = at + 12 + (bytes.getInt((int) at) & 0xffff_ffffL);
            if (end > png.length) {
                return;
            }
            CRC32 checksum = new CRC32();
            checksum.update(png, (int) at + 4, (int) (end - at) - 8);
            bytes.putInt((int) end - 4, (int) checksum.getValue());
            at = end;
        }
    }
}
