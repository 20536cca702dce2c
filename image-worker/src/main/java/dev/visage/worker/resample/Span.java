package dev.visage.worker.resample;

/**
 * What of one side of a plane is seen, and in how many samples.
 *
 * @param offset where it starts, in samples of the source
 * @param length in samples of the source, more than 0
 * @param target in how many samples it is to be seen
 * @param reversed whether the last of them is to come first
 */
public record Span(double offset, double length, int target, boolean reversed) {

    /** A whole side. */
    public static Span whole(int length, int target) {
        return new Span(0, length, target, false);
    }

    /** Whether the samples stay as they are, though maybe in reverse. */
    boolean copies() {
        return length == target && offset == Math.rint(offset);
    }

    /** The sample of the source that target sample {@code i} copies. */
    int source(int i) {
        return (int) offset + (reversed ? target - 1 - i : i);
    }
}
