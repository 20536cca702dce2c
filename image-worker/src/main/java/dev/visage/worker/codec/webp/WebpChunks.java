package dev.visage.worker.codec.webp;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.worker.codec.UndecodableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the chunks of a WebP (RFC 9649, section 2). Each frame has a size of its own, which a reader makes room for
 * whatever the canvas in the file's header is.
 */
public final class WebpChunks {

    private static final int RIFF_HEADER = 8;
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    /** What comes before the chunks of a frame in an ANMF chunk. */
    private static final int FRAME_HEADER = 16;

    private final ByteBuffer webp;
    private final PictureHeader canvas;

    private WebpChunks(ByteBuffer webp, PictureHeader canvas) {
        this.webp = webp;
        this.canvas = canvas;
    }

    /** Refuses a file that breaks off, and one with a frame larger than its canvas. */
    public static void requireDecodable(byte[] webp, PictureHeader header) throws UndecodableException {
        ByteBuffer buffer = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        long end = RIFF_HEADER + (buffer.getInt(4) & 0xffff_ffffL);
        if (end > webp.length) {
            throw new UndecodableException(Defect.TRUNCATED, null);
        }
        new WebpChunks(buffer, header).walk(FILE_HEADER, (int) end, false);
    }

    /** Frames do not nest, so neither does this. */
    private void walk(int start, int end, boolean inFrame) throws UndecodableException {
        int at = start;
        while (at + CHUNK_HEADER <= end) {
            String type = new String(webp.array(), at, 4, StandardCharsets.ISO_8859_1);
            long length = webp.getInt(at + 4) & 0xffff_ffffL;
            int data = at + CHUNK_HEADER;
            if (data + length > end) {
                throw new UndecodableException(Defect.TRUNCATED, null);
            }
            if (type.equals("ANMF") && !inFrame) {
                walk(data + FRAME_HEADER, (int) (data + length), true);
            } else if (type.equals("VP8 ") && length >= 10) {
                requireWithinCanvas(webp.getShort(data + 6) & 0x3fff, webp.getShort(data + 8) & 0x3fff);
            } else if (type.equals("VP8L") && length >= 5) {
                int sides = webp.getInt(data + 1);
                requireWithinCanvas(1 + (sides & 0x3fff), 1 + (sides >>> 14 & 0x3fff));
            }
            at = (int) Math.min(end, data + length + (length & 1));
        }
    }

    private void requireWithinCanvas(int width, int height) throws UndecodableException {
        if (width > canvas.width() || height > canvas.height()) {
            throw new UndecodableException(Defect.CORRUPT, null);
        }
    }
}
