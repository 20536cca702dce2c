package dev.visage.worker.codec.gif;

import java.awt.Rectangle;

/**
 * One picture of a GIF (GIF89a, sections 20 to 23) and how it is shown.
 *
 * @param place where it lies on the screen, or off it; may be empty
 * @param isInterlaced whether its rows are stored in four passes
 * @param palette its own colour table, three bytes a colour; empty for the global one
 * @param codeSize bits of a pixel, as the compressed data counts them
 * @param data where in the file the compressed data starts
 */
record GifFrame(Control control, Rectangle place, boolean isInterlaced, byte[] palette, int codeSize, int data) {

    /**
     * How a frame is shown, and what becomes of it then.
     *
     * @param disposal 0 to 7: what is done with its place before the next frame
     * @param delay in hundredths of a second
     * @param transparent the colour that is not drawn, by its index; -1 for none
     */
    record Control(int disposal, int delay, int transparent) {

        /** For a frame that does not say. */
        static final Control NONE = new Control(0, 0, -1);

        private static final int LEFT_IN_PLACE = 1;

        private Control unseen() {
            return new Control(LEFT_IN_PLACE, delay, 0);
        }
    }

    /** The same frame, with rows in their natural order, elsewhere on a screen. */
    GifFrame at(Rectangle other) {
        return new GifFrame(control, other, false, palette, codeSize, data);
    }

    /**
     * A frame of one transparent pixel that takes this one's time. To show the one before for longer would be wrong where
     * that is taken away when its own time is up.
     *
     * @param hasPalette whether there is a global colour table
     */
    GifFrame unseen(boolean hasPalette) {
        byte[] twoColours = new byte[hasPalette ? 0 : 6];
        return new GifFrame(control.unseen(), new Rectangle(1, 1), false, twoColours, 2, data);
    }

    /** The pixels that it costs; one without any still costs something. */
    long pixels() {
        return Math.max(1, (long) place.width * place.height);
    }
}
