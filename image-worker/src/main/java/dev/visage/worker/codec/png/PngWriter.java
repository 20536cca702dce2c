package dev.visage.worker.codec.png;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a PNG (third edition) of 8 bits a channel and nothing but its pixels: gray or RGB, with an alpha channel if the
 * picture has one. Pixels that repeat are deflated at the lowest level. Where few do, as in photographs, looking for
 * repetitions costs time and finds nothing, so the filtered bytes are coded by their frequency alone.
 */
public final class PngWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int LONGEST_CHUNK = 1 << 17;

    private final ByteArrayOutputStream png = new ByteArrayOutputStream(LONGEST_CHUNK);
    private final byte[] chunk = new byte[LONGEST_CHUNK];

    private PngWriter() {}

    /**
     * The file.
     *
     * @param image of type INT_RGB or INT_ARGB, not a part of another
     */
    public static byte[] write(BufferedImage image) {
        PngWriter writer = new PngWriter();
        writer.write(PngPixels.of(image));
        return writer.png.toByteArray();
    }

    private void write(PngPixels pixels) {
        png.writeBytes(SIGNATURE);
        writeChunk("IHDR", pixels.header(), 13);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setStrategy(pixels.repeat() ? Deflater.DEFAULT_STRATEGY : Deflater.HUFFMAN_ONLY);
            deflate(pixels, deflater);
        } finally {
            deflater.end();
        }
        writeChunk("IEND", chunk, 0);
    }

    private void deflate(PngPixels pixels, Deflater deflater) {
        FilteredRows rows = new FilteredRows(pixels);
        int held = 0;
        while (!deflater.finished()) {
            if (deflater.needsInput()) {
                if (rows.hasNext()) {
                    deflater.setInput(rows.next());
                } else {
                    deflater.finish();
                }
            }
            held += deflater.deflate(chunk, held, chunk.length - held);
            if (held == chunk.length || deflater.finished()) {
                writeChunk("IDAT", chunk, held);
                held = 0;
            }
        }
    }

    /** Section 5.3: length, type, data, and the checksum of type and data. */
    private void writeChunk(String type, byte[] data, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data, 0, length);
        png.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        png.writeBytes(name);
        png.write(data, 0, length);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
