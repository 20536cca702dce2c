package dev.visage.worker.codec.gif;

import dev.visage.contracts.picture.Defect;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.gif.GifFrame.Control;
import java.awt.Rectangle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the blocks of a GIF (GIF89a, sections 15 to 27), frame by frame, to its trailer. */
public final class GifBlocks {

    static final int EXTENSION = 0x21;
    static final int IMAGE = 0x2c;
    static final int TRAILER = 0x3b;
    static final int CONTROL = 0xf9;
    static final int APPLICATION = 0xff;

    /** The application whose block says how often an animation is shown. */
    static final String NETSCAPE = "NETSCAPE2.0";

    private static final Set<String> LOOPING = Set.of(NETSCAPE, "ANIMEXTS1.0");
    private static final int SCREEN_FLAGS = 10;
    private static final int HEADER_AND_SCREEN = 13;

    private final byte[] gif;
    private int at;
    private OptionalInt loops = OptionalInt.empty();

    GifBlocks(byte[] gif) throws UndecodableException {
        this.gif = gif;
        this.at = HEADER_AND_SCREEN + colourTable(u8(SCREEN_FLAGS));
    }

    public static void requireWhole(byte[] gif) throws UndecodableException {
        GifBlocks blocks = new GifBlocks(gif);
        while (blocks.next() != null) {
            // only the end counts
        }
    }

    /** The screen's flags, background and pixel ratio, and the global colour table if there is one. */
    byte[] screen() throws UndecodableException {
        return Arrays.copyOfRange(gif, SCREEN_FLAGS, HEADER_AND_SCREEN + colourTable(u8(SCREEN_FLAGS)));
    }

    /** Whether there is a global colour table. */
    boolean hasPalette() throws UndecodableException {
        return colourTable(u8(SCREEN_FLAGS)) > 0;
    }

    /** How often the frames are to be shown again, 0 for ever, as far as the blocks until here say. */
    OptionalInt loops() {
        return loops;
    }

    /** The next frame; null at the end. */
    @Nullable
    GifFrame next() throws UndecodableException {
        Control control = Control.NONE;
        while (true) {
            switch (u8(at)) {
                case TRAILER -> {
                    return null;
                }
                case EXTENSION -> {
                    int label = u8(at + 1);
                    at += 2;
                    if (label == CONTROL) {
                        control = control();
                    } else if (label == APPLICATION) {
                        readLoops();
                    }
                    skipSubBlocks();
                }
                case IMAGE -> {
                    return frame(control);
                }
                default -> throw new UndecodableException(Defect.CORRUPT, null);
            }
        }
    }

    private Control control() throws UndecodableException {
        if (u8(at) < 4) {
            return Control.NONE;
        }
        int flags = u8(at + 1);
        return new Control(flags >> 2 & 7, u16(at + 2), (flags & 1) == 0 ? -1 : u8(at + 4));
    }

    private void readLoops() throws UndecodableException {
        int length = u8(at);
        int data = at + 1 + length;
        int dataLength = u8(data);
        String name = new String(gif, at + 1, length, StandardCharsets.ISO_8859_1);
        if (LOOPING.contains(name) && dataLength >= 3 && u8(data + 1) == 1) {
            loops = OptionalInt.of(u16(data + 2));
        }
    }

    private GifFrame frame(Control control) throws UndecodableException {
        Rectangle place = new Rectangle(u16(at + 1), u16(at + 3), u16(at + 5), u16(at + 7));
        int flags = u8(at + 9);
        int palette = at + 10;
        int codeSize = palette + colourTable(flags);
        GifFrame frame = new GifFrame(
                control,
                place,
                (flags & 0x40) != 0,
                Arrays.copyOfRange(gif, palette, codeSize),
                u8(codeSize),
                codeSize + 1);
        at = codeSize + 1;
        skipSubBlocks();
        return frame;
    }

    private void skipSubBlocks() throws UndecodableException {
        int length;
        do {
            length = u8(at);
            at += 1 + length;
        } while (length > 0);
    }

    private static int colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private int u16(int place) throws UndecodableException {
        return u8(place) | u8(place + 1) << 8;
    }

    private int u8(int place) throws UndecodableException {
        if (place >= gif.length) {
            throw new UndecodableException(Defect.TRUNCATED, null);
        }
        return gif[place] & 0xff;
    }
}
