package dev.visage.worker.codec.turbo;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.visage.worker.ycc.Ycc;
import dev.visage.worker.ycc.YccResampler;
import java.util.ArrayList;
import java.util.List;

/** What one thread at a time decodes and encodes with. To be closed, which gives it to the next if nothing failed. */
public final class TurboSession implements AutoCloseable {

    private static final int UNREAD = -2;

    private final LibTurboJpeg library;
    private final TurboCodec home;
    private final Pointer decompressor;
    private final TurboEncoder encoder;
    private final NativeBuffer source = new NativeBuffer();
    private final NativeBuffer decoded = new NativeBuffer();
    private final YccResampler resampler = new YccResampler();
    private boolean hasFailed;

    TurboSession(LibTurboJpeg library, TurboCodec home) throws TurboFailedException {
        this.library = library;
        this.home = home;
        this.encoder = new TurboEncoder(library);
        Pointer handle = library.tjInitDecompress();
        if (handle == null) {
            encoder.close();
            throw new TurboFailedException("There is no memory for a decompressor.");
        }
        this.decompressor = handle;
    }

    /** Resamples what was decoded. */
    public YccResampler resampler() {
        return resampler;
    }

    public TurboEncoder encoder() {
        return encoder;
    }

    /**
     * Reads a header.
     *
     * @param head of a JPEG, as far as the header of its first scan
     */
    public TurboHeader header(byte[] head) throws TurboFailedException {
        IntByReference width = new IntByReference();
        IntByReference height = new IntByReference();
        IntByReference sampling = new IntByReference(UNREAD);
        IntByReference colours = new IntByReference(UNREAD);
        int result = library.tjDecompressHeader3(
                decompressor, head, new NativeLong(head.length), width, height, sampling, colours);
        if (sampling.getValue() != LibTurboJpeg.SAMPLING_UNKNOWN) {
            requireSuccess(result);
        }
        return new TurboHeader(
                width.getValue(),
                height.getValue(),
                Sampling.of(sampling.getValue()),
                colours.getValue() == LibTurboJpeg.COLOURS_GRAY,
                colours.getValue() == LibTurboJpeg.COLOURS_YCBCR);
    }

    /**
     * Decodes a JPEG.
     *
     * @param header of the JPEG, with a known sampling
     * @param eighths the size to decode to, in eighths of that of the JPEG: 8, 4, 2 or 1
     * @return the planes, which are gone when the session decodes again or is closed
     * @throws TurboFailedException if the picture may be damaged, too
     */
    public Ycc decode(byte[] jpeg, TurboHeader header, int eighths) throws TurboFailedException {
        int width = scaled(header.width(), eighths);
        int height = scaled(header.height(), eighths);
        Sampling sampling = header.sampling().orElseThrow();
        PlaneLayout layout = PlaneLayout.of(library, width, height, sampling);
        Memory memory = decoded.room(layout.size());
        requireSuccess(library.tjDecompressToYUVPlanes(
                decompressor,
                copied(jpeg),
                new NativeLong(jpeg.length),
                layout.pointers(memory),
                width,
                layout.strides(),
                height,
                0));
        List<NativeSamples> planes = new ArrayList<>();
        for (int i = 0; i < sampling.planes(); i++) {
            planes.add(layout.samples(memory, i, width, height));
        }
        return new Ycc(planes, sampling.across(), sampling.down());
    }

    private Pointer copied(byte[] jpeg) {
        Memory memory = source.room(jpeg.length);
        memory.write(0, jpeg, 0, jpeg.length);
        return memory;
    }

    /** The side that the library scales to. */
    static int scaled(int side, int eighths) {
        return (int) (((long) side * eighths + 7) / 8);
    }

    private void requireSuccess(int result) throws TurboFailedException {
        if (result != 0) {
            hasFailed = true;
            throw new TurboFailedException(library.tjGetErrorStr2(decompressor));
        }
    }

    /** Whether it is no good for the next: a decompressor that broke off in a header takes any other for its rest. */
    boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public void close() {
        source.trim();
        decoded.trim();
        encoder.trim();
        home.takeBack(this);
    }

    /** The native memory that it holds for what comes next, in bytes, without the library's own. */
    long size() {
        return source.size() + decoded.size() + encoder.size();
    }

    void destroy() {
        library.tjDestroy(decompressor);
        encoder.close();
        source.close();
        decoded.close();
    }
}
