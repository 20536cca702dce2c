package dev.visage.worker.picture;

import dev.visage.contracts.picture.Orientation;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * How an upright picture is stored: sides swapped or not, then columns, then rows counted from the other end
 * (Exif 3.0, section 4.6.5.1, tag Orientation).
 */
record Turn(boolean swapsSides, boolean mirrorsColumns, boolean mirrorsRows) implements Step {

    static Turn of(Orientation orientation) {
        return switch (orientation) {
            case UPRIGHT -> new Turn(false, false, false);
            case MIRRORED -> new Turn(false, true, false);
            case UPSIDE_DOWN -> new Turn(false, true, true);
            case FLIPPED -> new Turn(false, false, true);
            case TRANSPOSED -> new Turn(true, false, false);
            case TURN_RIGHT -> new Turn(true, false, true);
            case TRANSVERSED -> new Turn(true, true, true);
            case TURN_LEFT -> new Turn(true, true, false);
        };
    }

    /** Where a region of the upright picture lies in the stored one, which has this size. */
    Rectangle stored(Rectangle upright, Size stored) {
        Rectangle region = swapsSides
                ? new Rectangle(upright.y, upright.x, upright.height, upright.width)
                : new Rectangle(upright);
        if (mirrorsColumns) {
            region.x = stored.width() - region.x - region.width;
        }
        if (mirrorsRows) {
            region.y = stored.height() - region.y - region.height;
        }
        return region;
    }

    /** Sets a picture of type INT_RGB or INT_ARGB upright. */
    @Override
    public BufferedImage apply(BufferedImage stored) {
        if (!swapsSides && !mirrorsColumns && !mirrorsRows) {
            return stored;
        }
        int columns = stored.getWidth();
        int rows = stored.getHeight();
        int column = mirrorsColumns ? -1 : 1;
        int row = mirrorsRows ? -columns : columns;
        int start = (mirrorsColumns ? columns - 1 : 0) + (mirrorsRows ? (rows - 1) * columns : 0);
        BufferedImage upright =
                new BufferedImage(swapsSides ? rows : columns, swapsSides ? columns : rows, stored.getType());
        walk(ImageChannel.pixels(stored), start, swapsSides ? row : column, swapsSides ? column : row, upright);
        return upright;
    }

    private static void walk(int[] from, int start, int nextColumn, int nextRow, BufferedImage upright) {
        int[] to = ImageChannel.pixels(upright);
        int width = upright.getWidth();
        for (int at = 0, rowStart = start; at < to.length; rowStart += nextRow) {
            int source = rowStart;
            for (int end = at + width; at < end; at++, source += nextColumn) {
                to[at] = from[source];
            }
        }
    }
}
