package dev.visage.worker.codec.webp;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.worker.codec.UndecodableException;
import java.awt.Rectangle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a WebP (RFC 9649, section 2). Each frame has a size of its own, which a reader makes room for
 * whatever the canvas in the file's header is.
 */
public final class WebpChunks {

    private static final int RIFF_HEADER = 8;
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED_HEADER = CHUNK_HEADER + 10;

    /** What comes before the chunks of a frame in an ANMF chunk. */
    private static final int FRAME_HEADER = 16;

    /** In the flags of a VP8X chunk. */
    private static final int HAS_ALPHA = 0x10;

    private final ByteBuffer webp;
    private final PictureHeader canvas;

    private Rectangle place;
    private byte @Nullable [] alpha;
    private byte @Nullable [] bitmap;

    private WebpChunks(ByteBuffer webp, PictureHeader canvas) {
        this.webp = webp;
        this.canvas = canvas;
        this.place = new Rectangle(canvas.width(), canvas.height());
    }

    /**
     * The first frame, without what is not needed for its pixels: a reader would look at a profile or at EXIF, or stumble
     * over ones that are wrong.
     *
     * @throws UndecodableException if the file breaks off anywhere, or a frame does not fit into the canvas
     */
    public static WebpFrame firstFrame(byte[] webp, PictureHeader header) throws UndecodableException {
        ByteBuffer buffer = littleEndian(webp);
        long end = RIFF_HEADER + (buffer.getInt(4) & 0xffff_ffffL);
        if (end > webp.length) {
            throw new UndecodableException(Defect.TRUNCATED, null);
        }
        WebpChunks chunks = new WebpChunks(buffer, header);
        chunks.walk(FILE_HEADER, (int) end, false);
        return new WebpFrame(chunks.still(), chunks.place);
    }

    /** The colour profile, if the file has one before its pixels. */
    public static Optional<byte[]> colourProfile(byte[] webp) {
        ByteBuffer chunks = littleEndian(webp);
        int at = FILE_HEADER;
        while (at + CHUNK_HEADER <= webp.length) {
            String type = type(webp, at);
            long end = at + CHUNK_HEADER + (chunks.getInt(at + 4) & 0xffff_ffffL);
            if (end > webp.length || !type.equals("VP8X") && !type.equals("ICCP")) {
                break;
            }
            if (type.equals("ICCP")) {
                return Optional.of(Arrays.copyOfRange(webp, at + CHUNK_HEADER, (int) end));
            }
            at = (int) (end + (end & 1));
        }
        return Optional.empty();
    }

    /** Frames do not nest, so neither does this. */
    private void walk(int start, int end, boolean inFrame) throws UndecodableException {
        int at = start;
        while (at + CHUNK_HEADER <= end) {
            String type = type(webp.array(), at);
            long length = webp.getInt(at + 4) & 0xffff_ffffL;
            int data = at + CHUNK_HEADER;
            if (data + length > end) {
                throw new UndecodableException(Defect.TRUNCATED, null);
            }
            int chunkEnd = (int) (data + length);
            if (type.equals("ANMF") && !inFrame) {
                require(length >= FRAME_HEADER);
                if (bitmap == null) {
                    place = frame(data);
                }
                walk(data + FRAME_HEADER, chunkEnd, true);
            } else if (type.equals("ALPH") && bitmap == null) {
                alpha = Arrays.copyOfRange(webp.array(), at, chunkEnd);
            } else if (type.equals("VP8 ") && length >= 10) {
                takeBitmap(at, chunkEnd, webp.getShort(data + 6) & 0x3fff, webp.getShort(data + 8) & 0x3fff);
            } else if (type.equals("VP8L") && length >= 5) {
                int sides = webp.getInt(data + 1);
                takeBitmap(at, chunkEnd, 1 + (sides & 0x3fff), 1 + (sides >>> 14 & 0x3fff));
            }
            at = (int) Math.min(end, data + length + (length & 1));
        }
    }

    /** Section 2.7.1.1, chunk ANMF. */
    private Rectangle frame(int data) {
        return new Rectangle(2 * u24(data), 2 * u24(data + 3), 1 + u24(data + 6), 1 + u24(data + 9));
    }

    private void takeBitmap(int start, int end, int width, int height) throws UndecodableException {
        require(width <= canvas.width() && height <= canvas.height());
        if (bitmap == null) {
            require(width == place.width && height == place.height);
            require(place.x + width <= canvas.width() && place.y + height <= canvas.height());
            bitmap = Arrays.copyOfRange(webp.array(), start, end);
        }
    }

    private byte[] still() throws UndecodableException {
        byte[] pixels = bitmap;
        byte[] transparency = alpha;
        if (pixels == null) {
            throw new UndecodableException(Defect.CORRUPT, null);
        }
        if (transparency == null || !type(pixels, 0).equals("VP8 ")) {
            return file(FILE_HEADER + padded(pixels)).put(pixels).array();
        }
        int pixelsAt = FILE_HEADER + EXTENDED_HEADER + padded(transparency);
        ByteBuffer file = file(pixelsAt + padded(pixels))
                .put(ascii("VP8X"))
                .putInt(EXTENDED_HEADER - CHUNK_HEADER)
                .putInt(HAS_ALPHA);
        put24(put24(file, place.width - 1), place.height - 1).put(transparency);
        return file.position(pixelsAt).put(pixels).array();
    }

    private static ByteBuffer file(int length) {
        return littleEndian(new byte[length])
                .put(ascii("RIFF"))
                .putInt(length - RIFF_HEADER)
                .put(ascii("WEBP"));
    }

    private static ByteBuffer put24(ByteBuffer to, int value) {
        return to.putShort((short) value).put((byte) (value >> 16));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String type(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    /** Chunks begin at even places. */
    private static int padded(byte[] chunk) {
        return chunk.length + (chunk.length & 1);
    }

    private int u24(int at) {
        return webp.getShort(at) & 0xffff | (webp.get(at + 2) & 0xff) << 16;
    }

    private static void require(boolean sound) throws UndecodableException {
        if (!sound) {
            throw new UndecodableException(Defect.CORRUPT, null);
        }
    }
}
