package dev.visage.worker.codec.turbo;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.visage.worker.ycc.YccPicture;
import java.nio.ByteOrder;

/** Writes JPEG with 4:2:0 chroma and standard Huffman tables. For one thread at a time. */
public final class TurboEncoder {

    private static final int INT_RGB =
            ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? LibTurboJpeg.PIXELS_BGRX : LibTurboJpeg.PIXELS_XRGB;

    private final LibTurboJpeg library;
    private final Pointer compressor;
    private final NativeBuffer picture = new NativeBuffer();
    private final NativeBuffer encoded = new NativeBuffer();

    TurboEncoder(LibTurboJpeg library) throws TurboFailedException {
        this.library = library;
        Pointer handle = library.tjInitCompress();
        if (handle == null) {
            throw new TurboFailedException("There is no memory for a compressor.");
        }
        this.compressor = handle;
    }

    /** @param quality 1 to 100 */
    public byte[] encode(YccPicture ycc, int quality) throws TurboFailedException {
        Sampling sampling = ycc.isGray() ? Sampling.GRAY : Sampling.S420;
        PlaneLayout layout = PlaneLayout.of(library, ycc.width(), ycc.height(), sampling);
        Memory memory = picture.room(layout.size());
        for (int i = 0; i < sampling.planes(); i++) {
            layout.write(memory, i, ycc.planes().get(i));
        }
        return encoded(
                ycc.width(),
                ycc.height(),
                sampling,
                (jpeg, size) -> library.tjCompressFromYUVPlanes(
                        compressor,
                        layout.pointers(memory),
                        ycc.width(),
                        layout.strides(),
                        ycc.height(),
                        sampling.code(),
                        jpeg,
                        size,
                        quality,
                        LibTurboJpeg.FLAG_NOREALLOC));
    }

    /**
     * Encodes pixels.
     *
     * @param rgb as in a picture of type INT_RGB
     * @param quality 1 to 100
     */
    public byte[] encode(int[] rgb, int width, int height, int quality) throws TurboFailedException {
        Memory memory = picture.room((long) rgb.length * Integer.BYTES);
        memory.write(0, rgb, 0, rgb.length);
        return encoded(
                width,
                height,
                Sampling.S420,
                (jpeg, size) -> library.tjCompress2(
                        compressor,
                        memory,
                        width,
                        0,
                        height,
                        INT_RGB,
                        jpeg,
                        size,
                        Sampling.S420.code(),
                        quality,
                        LibTurboJpeg.FLAG_NOREALLOC));
    }

    private interface Compression {
        int run(PointerByReference jpeg, NativeLongByReference size);
    }

    private byte[] encoded(int width, int height, Sampling sampling, Compression compression)
            throws TurboFailedException {
        long bound = library.tjBufSize(width, height, sampling.code()).longValue();
        if (bound < 1) {
            throw new TurboFailedException("A JPEG of " + width + " x " + height + " is too large.");
        }
        Memory memory = encoded.room(bound);
        NativeLongByReference size = new NativeLongByReference(new NativeLong(bound));
        if (compression.run(new PointerByReference(memory), size) != 0) {
            throw new TurboFailedException(library.tjGetErrorStr2(compressor));
        }
        return memory.getByteArray(0, Math.toIntExact(size.getValue().longValue()));
    }

    void trim() {
        picture.trim();
        encoded.trim();
    }

    long size() {
        return picture.size() + encoded.size();
    }

    void close() {
        library.tjDestroy(compressor);
        picture.close();
        encoded.close();
    }
}
