package dev.visage.bench.transform.quality;

/**
 * Resizes by a windowed sinc with three lobes (Lanczos3; Turkowski, Filters for Common Resampling Tasks, 1990), widened by
 * the factor of the reduction, in double precision and in one go. Values outside of the picture do not count.
 */
final class Lanczos {

    private static final double LOBES = 3;

    private Lanczos() {}

    /** The centre square, which may begin between two pixels, reduced to a size. */
    static Plane square(Plane source, int size) {
        double side = Math.min(source.width(), source.height());
        Tap[] across = taps((source.width() - side) / 2, side, source.width(), size);
        Tap[] down = taps((source.height() - side) / 2, side, source.height(), size);
        Plane reduced = new Plane(size, size);
        double[] row = new double[source.width()];
        for (int y = 0; y < size; y++) {
            down[y].sumRows(source, row);
            for (int x = 0; x < size; x++) {
                reduced.samples()[y * size + x] = across[x].sum(row);
            }
        }
        return reduced;
    }

    /** What one value is made of: this much of each value from the first on. */
    private record Tap(int first, double[] weights) {

        double sum(double[] values) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * values[first + i];
            }
            return sum;
        }

        void sumRows(Plane source, double[] row) {
            for (int x = 0; x < row.length; x++) {
                row[x] = 0;
            }
            for (int i = 0; i < weights.length; i++) {
                int start = (first + i) * row.length;
                for (int x = 0; x < row.length; x++) {
                    row[x] += weights[i] * source.samples()[start + x];
                }
            }
        }
    }

    private static Tap[] taps(double offset, double side, int available, int size) {
        double step = side / size;
        double stretch = Math.max(1, step);
        Tap[] taps = new Tap[size];
        for (int i = 0; i < size; i++) {
            double centre = offset + (i + 0.5) * step;
            int first = Math.max(0, (int) Math.ceil(centre - LOBES * stretch - 0.5));
            int last = Math.min(available - 1, (int) Math.floor(centre + LOBES * stretch - 0.5));
            double[] weights = new double[last - first + 1];
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                weights[j] = weight((first + j + 0.5 - centre) / stretch);
                sum += weights[j];
            }
            for (int j = 0; j < weights.length; j++) {
                weights[j] /= sum;
            }
            taps[i] = new Tap(first, weights);
        }
        return taps;
    }

    private static double weight(double distance) {
        return Math.abs(distance) < LOBES ? sinc(distance) * sinc(distance / LOBES) : 0;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
