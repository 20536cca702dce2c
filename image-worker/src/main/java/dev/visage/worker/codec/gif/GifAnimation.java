package dev.visage.worker.codec.gif;

import dev.visage.contracts.picture.Defect;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import java.awt.Rectangle;
import java.util.OptionalInt;

/** A GIF with all its frames, to be cut without any loss: no colour, no time and no way of drawing changes. */
public final class GifAnimation {

    private static final byte[] ONE_PIXEL = {0};

    private final byte[] gif;
    private final OptionalInt loops;
    private final long pixels;

    /** Looks at every frame, without decoding any. */
    public GifAnimation(byte[] gif) throws UndecodableException {
        GifBlocks blocks = new GifBlocks(gif);
        long sum = 0;
        GifFrame frame;
        while ((frame = blocks.next()) != null) {
            sum += frame.pixels();
        }
        if (sum == 0) {
            throw new UndecodableException(Defect.CORRUPT, null);
        }
        this.gif = gif;
        this.loops = blocks.loops();
        this.pixels = sum;
    }

    /** The pixels of all frames together. */
    public long pixels() {
        return pixels;
    }

    /**
     * The animation as it is seen through a window.
     *
     * @param window in the screen's coordinates
     */
    public byte[] cut(Rectangle window, Deadline deadline) throws UndecodableException {
        GifBlocks blocks = new GifBlocks(gif);
        LzwDecoder decoder = new LzwDecoder(gif);
        GifWriter writer = new GifWriter(window.getSize(), blocks.screen());
        loops.ifPresent(writer::loop);
        GifFrame frame;
        while ((frame = blocks.next()) != null) {
            deadline.requireTimeLeft();
            Rectangle seen = frame.place().intersection(window);
            if (seen.isEmpty()) {
                writer.frame(frame.unseen(blocks.hasPalette()), ONE_PIXEL);
            } else {
                byte[] cut = decoder.decode(frame, within(seen, frame.place()));
                writer.frame(frame.at(within(seen, window)), cut);
            }
        }
        return writer.end();
    }

    private static Rectangle within(Rectangle part, Rectangle whole) {
        return new Rectangle(part.x - whole.x, part.y - whole.y, part.width, part.height);
    }
}
