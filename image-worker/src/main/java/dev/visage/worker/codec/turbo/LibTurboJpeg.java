package dev.visage.worker.codec.turbo;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** What we call of libjpeg-turbo's TurboJPEG API; version 2 has it and version 3 still does. See its turbojpeg.h. */
interface LibTurboJpeg extends Library {

    int SAMPLING_UNKNOWN = -1;
    int SAMPLING_444 = 0;
    int SAMPLING_422 = 1;
    int SAMPLING_420 = 2;
    int SAMPLING_GRAY = 3;
    int SAMPLING_440 = 4;
    int SAMPLING_411 = 5;

    int COLOURS_YCBCR = 1;
    int COLOURS_GRAY = 2;

    /** Blue, green, red and a byte that is not looked at: INT_RGB as little-endian machines store it. */
    int PIXELS_BGRX = 3;

    /** Red last: INT_RGB as big-endian machines store it. */
    int PIXELS_XRGB = 5;

    /** Writes into the buffer that it is given, however small the picture gets. */
    int FLAG_NOREALLOC = 1024;

    @Nullable
    Pointer tjInitDecompress();

    @Nullable
    Pointer tjInitCompress();

    int tjDestroy(Pointer handle);

    String tjGetErrorStr2(Pointer handle);

    int tjDecompressHeader3(
            Pointer handle,
            byte[] jpeg,
            NativeLong size,
            IntByReference width,
            IntByReference height,
            IntByReference sampling,
            IntByReference colours);

    int tjDecompressToYUVPlanes(
            Pointer handle,
            Pointer jpeg,
            NativeLong size,
            Pointer[] planes,
            int width,
            int[] strides,
            int height,
            int flags);

    int tjCompressFromYUVPlanes(
            Pointer handle,
            Pointer[] planes,
            int width,
            int[] strides,
            int height,
            int sampling,
            PointerByReference jpeg,
            NativeLongByReference size,
            int quality,
            int flags);

    int tjCompress2(
            Pointer handle,
            Pointer pixels,
            int width,
            int pitch,
            int height,
            int format,
            PointerByReference jpeg,
            NativeLongByReference size,
            int sampling,
            int quality,
            int flags);

    int tjPlaneWidth(int plane, int width, int sampling);

    int tjPlaneHeight(int plane, int height, int sampling);

    NativeLong tjPlaneSizeYUV(int plane, int width, int stride, int height, int sampling);

    NativeLong tjBufSize(int width, int height, int sampling);
}
