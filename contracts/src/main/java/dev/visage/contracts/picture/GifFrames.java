package dev.visage.contracts.picture;

import static dev.visage.contracts.picture.Bytes.u16le;
import static dev.visage.contracts.picture.Bytes.u8;

import java.util.Optional;

/** Counts the frames of a GIF (GIF89a, sections 20 to 27): hops from block to block, and decodes nothing. */
final class GifFrames {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int SCREEN_FLAGS = 10;
    private static final int HEADER_AND_SCREEN = 13;
    private static final int IMAGE_DESCRIPTOR = 10;

    private final byte[] gif;
    private int at;
    private int frames;
    private long pixels;

    private GifFrames(byte[] gif) {
        this.gif = gif;
        this.at = HEADER_AND_SCREEN + colourTable(u8(gif, SCREEN_FLAGS));
    }

    /** Why a GIF whose header was read is not taken with all its frames, if it is not. */
    static Optional<Rejection> refusal(byte[] gif, PictureHeader header, PictureLimits limits) {
        GifFrames frames = new GifFrames(gif);
        Optional<Rejection> broken = frames.count().map(Rejection.Undecodable::new);
        return broken.or(() -> frames.beyond(limits, header));
    }

    private Optional<Rejection> beyond(PictureLimits limits, PictureHeader header) {
        if (frames > limits.frames()) {
            return Optional.of(new Rejection.TooManyFrames(limits.frames(), frames));
        }
        return pixels > limits.pixels()
                ? Optional.of(new Rejection.TooManyPixels(limits.pixels(), header.width(), header.height(), pixels))
                : Optional.empty();
    }

    /** Goes to the trailer, and tells what is wrong on the way there. */
    private Optional<Defect> count() {
        while (at < gif.length) {
            switch (u8(gif, at)) {
                case TRAILER -> {
                    return frames == 0 ? Optional.of(Defect.CORRUPT) : Optional.empty();
                }
                case EXTENSION -> skipSubBlocks(at + 2);
                case IMAGE -> countFrame();
                default -> {
                    return Optional.of(Defect.CORRUPT);
                }
            }
        }
        return Optional.of(Defect.TRUNCATED);
    }

    /** A frame without pixels still costs something. */
    private void countFrame() {
        if (at + IMAGE_DESCRIPTOR > gif.length) {
            at = gif.length;
            return;
        }
        frames++;
        pixels += Math.max(1, (long) u16le(gif, at + 5) * u16le(gif, at + 7));
        skipSubBlocks(at + IMAGE_DESCRIPTOR + colourTable(u8(gif, at + 9)) + 1);
    }

    private void skipSubBlocks(int first) {
        at = first;
        while (at < gif.length && u8(gif, at) > 0) {
            at += 1 + u8(gif, at);
        }
        at++;
    }

    private static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }
}
