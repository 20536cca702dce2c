package dev.visage.worker.resample;

/** A plane to read from, one sample of 8 bits a byte, rows from top to bottom. */
public interface Samples {

    int width();

    int height();

    /** Copies a part of a row, from column {@code x} on, to the start of an array. */
    void read(int x, int y, int length, byte[] row);
}
