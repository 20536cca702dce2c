package dev.visage.worker.codec.gif;

import dev.visage.worker.codec.gif.GifFrame.Control;
import java.awt.Dimension;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the blocks of a GIF (GIF89a, sections 17 to 27): those that make an animation, and no others. */
final class GifWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LzwEncoder encoder = new LzwEncoder(out);

    /**
     * Starts with the screen.
     *
     * @param palette its flags, background and pixel ratio, and the global colour table if there is one
     */
    GifWriter(Dimension screen, byte[] palette) {
        putText("GIF89a");
        putShort(screen.width);
        putShort(screen.height);
        out.writeBytes(palette);
    }

    /** How often the frames are to be shown again; 0 for ever. */
    void loop(int times) {
        out.write(GifBlocks.EXTENSION);
        out.write(GifBlocks.APPLICATION);
        out.write(GifBlocks.NETSCAPE.length());
        putText(GifBlocks.NETSCAPE);
        out.write(3);
        out.write(1);
        putShort(times);
        out.write(0);
    }

    /**
     * A frame, its rows in their natural order.
     *
     * @param pixels as many as its place has
     */
    void frame(GifFrame frame, byte[] pixels) {
        putControl(frame.control());
        out.write(GifBlocks.IMAGE);
        putShort(frame.place().x);
        putShort(frame.place().y);
        putShort(frame.place().width);
        putShort(frame.place().height);
        out.write(paletteFlags(frame.palette().length));
        out.writeBytes(frame.palette());
        encoder.encode(pixels, Math.max(2, frame.codeSize()));
    }

    /** The file. */
    byte[] end() {
        out.write(GifBlocks.TRAILER);
        return out.toByteArray();
    }

    private void putControl(Control control) {
        boolean isTransparent = control.transparent() >= 0;
        out.write(GifBlocks.EXTENSION);
        out.write(GifBlocks.CONTROL);
        out.write(4);
        out.write(control.disposal() << 2 | (isTransparent ? 1 : 0));
        putShort(control.delay());
        out.write(isTransparent ? control.transparent() : 0);
        out.write(0);
    }

    /** Whether a frame has a colour table of its own, and the power of two that it holds. */
    private static int paletteFlags(int bytes) {
        return bytes == 0 ? 0 : 0x80 | Integer.numberOfTrailingZeros(bytes / 3) - 1;
    }

    private void putText(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void putShort(int value) {
        out.write(value);
        out.write(value >> Byte.SIZE);
    }
}
