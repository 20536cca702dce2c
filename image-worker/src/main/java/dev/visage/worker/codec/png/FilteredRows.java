package dev.visage.worker.codec.png;

/**
 * The rows of a PNG, each behind the number of the filter that suits it (third edition, section 9). The filter is the one
 * with the smallest sum of absolute differences (section 12.7), guessed from some of the row's pixels.
 */
final class FilteredRows {

    private static final int SUB = 1;
    private static final int UP = 2;
    private static final int AVERAGE = 3;
    private static final int PAETH = 4;

    /** One pixel of so many is looked at. */
    private static final int STRIDE = 8;

    private final PngPixels pixels;
    private final int channels;

    /** Two rows of samples, each behind a pixel of zeros: what is left of the picture. */
    private byte[] row;

    private byte[] above;

    private final byte[] filtered;
    private int next;

    FilteredRows(PngPixels pixels) {
        this.pixels = pixels;
        this.channels = pixels.type().channels();
        int length = pixels.width() * channels;
        this.row = new byte[channels + length];
        this.above = new byte[channels + length];
        this.filtered = new byte[1 + length];
    }

    boolean hasNext() {
        return next < pixels.height();
    }

    /** The next row, valid until that after it is asked for. */
    byte[] next() {
        byte[] free = above;
        above = row;
        row = free;
        pixels.row(next++, row, channels);
        int filter = filter();
        filtered[0] = (byte) filter;
        switch (filter) {
            case SUB -> sub();
            case UP -> up();
            case AVERAGE -> average();
            default -> paeth();
        }
        return filtered;
    }

    private int filter() {
        int sub = 0;
        int up = 0;
        int average = 0;
        int paeth = 0;
        for (int at = channels; at < row.length; at += STRIDE * channels) {
            for (int i = at; i < at + channels; i++) {
                int sample = row[i];
                int left = row[i - channels] & 0xff;
                int over = above[i] & 0xff;
                sub += Math.abs((byte) (sample - left));
                up += Math.abs((byte) (sample - over));
                average += Math.abs((byte) (sample - (left + over >> 1)));
                paeth += Math.abs((byte) (sample - predicted(left, over, above[i - channels] & 0xff)));
            }
        }
        int best = Math.min(average, Math.min(sub, up));
        if (paeth < best - best / 4) {
            // it takes several times as long as the others, so it has to be clearly better
            return PAETH;
        }
        return best == average ? AVERAGE : best == sub ? SUB : UP;
    }

    private void sub() {
        for (int i = channels; i < row.length; i++) {
            filtered[i - channels + 1] = (byte) (row[i] - row[i - channels]);
        }
    }

    private void up() {
        for (int i = channels; i < row.length; i++) {
            filtered[i - channels + 1] = (byte) (row[i] - above[i]);
        }
    }

    private void average() {
        for (int i = channels; i < row.length; i++) {
            filtered[i - channels + 1] = (byte) (row[i] - ((row[i - channels] & 0xff) + (above[i] & 0xff) >> 1));
        }
    }

    private void paeth() {
        for (int i = channels; i < row.length; i++) {
            filtered[i - channels + 1] =
                    (byte) (row[i] - predicted(row[i - channels] & 0xff, above[i] & 0xff, above[i - channels] & 0xff));
        }
    }

    /** Section 9.4: whichever neighbour is closest to the sum of the near ones less the far one. */
    private static int predicted(int left, int over, int corner) {
        int toLeft = Math.abs(over - corner);
        int toOver = Math.abs(left - corner);
        int toCorner = Math.abs(left + over - 2 * corner);
        if (toLeft <= toOver && toLeft <= toCorner) {
            return left;
        }
        return toOver <= toCorner ? over : corner;
    }
}
