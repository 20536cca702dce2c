package dev.visage.worker.codec.turbo;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** JPEGs as only libjpeg-turbo writes them, and libraries that fail. */
public final class TurboSamples {

    private static final int QUALITY = 92;

    private TurboSamples() {}

    /** A JPEG with chroma as wanted. */
    public static byte[] jpeg(TurboLibrary library, BufferedImage image, Sampling sampling) {
        LibTurboJpeg functions = library.functions();
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Pointer handle = functions.tjInitCompress();
        long bound = functions.tjBufSize(width, height, sampling.code()).longValue();
        try (Memory source = new Memory(4L * pixels.length);
                Memory jpeg = new Memory(bound)) {
            source.write(0, pixels, 0, pixels.length);
            NativeLongByReference size = new NativeLongByReference(new NativeLong(bound));
            int result = functions.tjCompress2(
                    handle,
                    source,
                    width,
                    0,
                    height,
                    LibTurboJpeg.PIXELS_BGRX,
                    new PointerByReference(jpeg),
                    size,
                    sampling.code(),
                    QUALITY,
                    LibTurboJpeg.FLAG_NOREALLOC);
            if (result != 0) {
                throw new IllegalStateException(functions.tjGetErrorStr2(handle));
            }
            return jpeg.getByteArray(0, (int) size.getValue().longValue());
        } finally {
            functions.tjDestroy(handle);
        }
    }

    /** The library, but some of its functions fail. */
    public static TurboLibrary failing(TurboLibrary library, Set<String> functions) {
        Object proxy = Proxy.newProxyInstance(
                TurboSamples.class.getClassLoader(), new Class<?>[] {LibTurboJpeg.class}, (self, method, arguments) -> {
                    if (functions.contains(method.getName())) {
                        return method.getReturnType() == int.class ? -1 : null;
                    }
                    try {
                        return method.invoke(library.functions(), arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return new TurboLibrary((LibTurboJpeg) proxy, "failing");
    }
}
