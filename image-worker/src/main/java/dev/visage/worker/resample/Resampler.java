package dev.visage.worker.resample;

/**
 * Resamples planes, one after another: not safe for use by several threads. Works in bands of rows, so that what it needs
 * beside the planes is a few megabytes, whatever the sizes.
 *
 * <p>Rows are filtered first. A band of the filtered rows is then turned by a quarter, because columns too are filtered
 * fastest as rows; so a picture that is to be turned costs no more than one that is not.
 */
public final class Resampler {

    /** The samples that each buffer holds, unless a single row needs more. */
    private static final int ROOM = 1 << 19;

    /** The most rows in a band: with more, a band would not stay in the cache; with fewer, loops would be too short. */
    private static final int TALLEST_BAND = 256;

    private final TapsCache cache = new TapsCache();

    /**
     * What is seen of a plane, resampled.
     *
     * @param columns of the source
     * @param rows of the source
     * @param swapsSides whether the source's columns become the rows of the result
     */
    public Plane resample(Samples source, Span columns, Span rows, boolean swapsSides) {
        Plane result = swapsSides
                ? new Plane(
                        new byte[Math.multiplyExact(columns.target(), rows.target())], rows.target(), columns.target())
                : new Plane(
                        new byte[Math.multiplyExact(columns.target(), rows.target())], columns.target(), rows.target());
        if (columns.copies() && rows.copies()) {
            Copy.of(source, columns, rows, swapsSides, result);
        } else {
            filter(source, cache.taps(columns, source.width()), cache.taps(rows, source.height()), swapsSides, result);
        }
        return result;
    }

    private void filter(Samples source, Taps across, Taps down, boolean swapsSides, Plane result) {
        int width = across.reach();
        int total = down.starts().length;
        int height = Math.max(8, Math.min(Math.min(TALLEST_BAND, total + 7 & -8), ROOM / width & -8));
        SourceRows rows = new SourceRows(source, across.first(), width, down.count(), ROOM);
        Band band = new Band(width, height, across.count());
        for (int top = 0; top < total; top += height) {
            int tall = Math.min(height, total - top);
            for (int y = 0; y < tall; y++) {
                rows.sum(band.lane(y), down, top + y);
                band.turn(y, y == tall - 1);
            }
            band.filter(across, top, tall, swapsSides, result);
        }
    }
}
