package dev.visage.worker.resample;

/** Copies a part of a plane as it is, turned. */
final class Copy {

    /** Rows at a time: as many bytes as the cache fetches at once. */
    private static final int LANES = 64;

    private Copy() {}

    static void of(Samples source, Span columns, Span rows, boolean swapsSides, Plane result) {
        int width = columns.target();
        int first = (int) columns.offset();
        byte[][] lanes = new byte[Math.min(LANES, rows.target())][width];
        for (int y = 0; y < rows.target(); y += lanes.length) {
            int some = Math.min(lanes.length, rows.target() - y);
            for (int i = 0; i < some; i++) {
                source.read(first, rows.source(y + i), width, lanes[i]);
                if (columns.reversed()) {
                    reverse(lanes[i], width);
                }
            }
            if (swapsSides) {
                turn(lanes, some, width, result, y);
            } else {
                for (int i = 0; i < some; i++) {
                    System.arraycopy(lanes[i], 0, result.bytes(), (y + i) * width, width);
                }
            }
        }
    }

    private static void reverse(byte[] row, int width) {
        for (int left = 0, right = width - 1; left < right; left++, right--) {
            byte sample = row[left];
            row[left] = row[right];
            row[right] = sample;
        }
    }

    private static void turn(byte[][] lanes, int count, int width, Plane result, int at) {
        for (int x = 0; x < width; x++) {
            int start = x * result.width() + at;
            for (int i = 0; i < count; i++) {
                result.bytes()[start + i] = lanes[i][x];
            }
        }
    }
}
