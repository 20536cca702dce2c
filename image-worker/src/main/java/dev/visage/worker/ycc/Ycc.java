package dev.visage.worker.ycc;

import dev.visage.worker.resample.Samples;
import java.util.List;

/**
 * The planes of a decoded JPEG.
 *
 * @param planes luma alone of a gray picture, or luma, blue-difference and red-difference chroma
 * @param across how many columns of luma a column of chroma stands for
 * @param down how many rows of luma a row of chroma stands for
 */
public record Ycc(List<? extends Samples> planes, int across, int down) {

    public Ycc {
        planes = List.copyOf(planes);
    }
}
