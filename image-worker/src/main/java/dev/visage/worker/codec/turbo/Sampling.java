package dev.visage.worker.codec.turbo;

import java.util.Optional;

/** How many samples of luma one of chroma stands for. */
public enum Sampling {
    S444(LibTurboJpeg.SAMPLING_444, 1, 1),
    S422(LibTurboJpeg.SAMPLING_422, 2, 1),
    S420(LibTurboJpeg.SAMPLING_420, 2, 2),
    GRAY(LibTurboJpeg.SAMPLING_GRAY, 1, 1),
    S440(LibTurboJpeg.SAMPLING_440, 1, 2),
    S411(LibTurboJpeg.SAMPLING_411, 4, 1);

    private final int code;
    private final int across;
    private final int down;

    Sampling(int code, int across, int down) {
        this.code = code;
        this.across = across;
        this.down = down;
    }

    static Optional<Sampling> of(int code) {
        for (Sampling sampling : values()) {
            if (sampling.code == code) {
                return Optional.of(sampling);
            }
        }
        return Optional.empty();
    }

    int code() {
        return code;
    }

    int across() {
        return across;
    }

    int down() {
        return down;
    }

    int planes() {
        return this == GRAY ? 1 : 3;
    }
}
