package dev.visage.ingest.dialect.appnet;

/** A text by its Unicode code points, in which App.net counts places and lengths. */
final class CodePoints {

    private final int[] points;

    CodePoints(String text) {
        points = text.codePoints().toArray();
    }

    int count() {
        return points.length;
    }

    /** What stands between two places. */
    String between(int from, int to) {
        return new String(points, from, to - from);
    }

    /** Whether a text stands at a place, with nothing of it behind an end. */
    boolean hasAt(int pos, String text, int end) {
        int to = pos + text.codePointCount(0, text.length());
        return to <= Math.min(end, points.length) && between(pos, to).equals(text);
    }
}
