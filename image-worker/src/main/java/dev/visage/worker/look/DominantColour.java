package dev.visage.worker.look;

import dev.visage.contracts.recipe.Colour;

/** The most common colour: of all pixels whose channels have the same three highest bits, the average of the most. */
final class DominantColour {

    private static final int BUCKETS = 1 << 9;

    private DominantColour() {}

    static Colour of(Sketch sketch) {
        int[] counts = new int[BUCKETS];
        int[] reds = new int[BUCKETS];
        int[] greens = new int[BUCKETS];
        int[] blues = new int[BUCKETS];
        int fullest = 0;
        for (int pixel : sketch.pixels()) {
            int bucket = pixel >> 15 & 0x1c0 | pixel >> 10 & 0x38 | pixel >> 5 & 0x07;
            counts[bucket]++;
            reds[bucket] += pixel >> 16;
            greens[bucket] += pixel >> 8 & 0xff;
            blues[bucket] += pixel & 0xff;
            if (counts[bucket] > counts[fullest]) {
                fullest = bucket;
            }
        }
        int count = counts[fullest];
        return new Colour(average(reds[fullest], count) << 16
                | average(greens[fullest], count) << 8
                | average(blues[fullest], count));
    }

    private static int average(int sum, int count) {
        return (sum + count / 2) / count;
    }
}
