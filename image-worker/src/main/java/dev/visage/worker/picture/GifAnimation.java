package dev.visage.worker.picture;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.worker.picture.PictureResult.Encoded;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A GIF with all its frames, to be cut without any loss: no colour, no time and no way of drawing changes. */
final class GifAnimation {

    private static final byte[] ONE_PIXEL = {0};

    private final byte[] gif;
    private final OptionalInt loops;
    private final long pixels;

    /** Looks at every frame, without decoding any. */
    GifAnimation(byte[] gif) throws UndecodableException {
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
    long pixels() {
        return pixels;
    }

    /** The renditions of ladders none of whose rungs is resized. */
    List<Encoded> renditions(List<Ladder> ladders, Duration timeLimit) throws UndecodableException {
        List<Encoded> renditions = new ArrayList<>();
        for (Ladder ladder : ladders) {
            Rectangle window = ladder.picture().window();
            byte[] bytes = cut(window, timeLimit);
            for (Ladder.Rung rung : ladder.rungs()) {
                String name = rung.target().name();
                renditions.add(new Encoded(name, window.width, window.height, PictureFormat.GIF, bytes));
            }
        }
        return renditions;
    }

    /**
     * The animation as it is seen through a window.
     *
     * @param window in the screen's coordinates
     */
    byte[] cut(Rectangle window, Duration timeLimit) throws UndecodableException {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        GifBlocks blocks = new GifBlocks(gif);
        LzwDecoder decoder = new LzwDecoder(gif);
        GifWriter writer = new GifWriter(window.getSize(), blocks.screen());
        loops.ifPresent(writer::loop);
        GifFrame frame;
        while ((frame = blocks.next()) != null) {
            if (System.nanoTime() - deadline > 0) {
                throw new UndecodableException(Defect.TOO_SLOW, null);
            }
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
