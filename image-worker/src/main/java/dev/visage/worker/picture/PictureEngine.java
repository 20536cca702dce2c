package dev.visage.worker.picture;

import dev.visage.contracts.recipe.Recipe;

/** Makes the renditions of one picture. Engines differ in speed, not in sizes, orientation, transparency or refusals. */
public interface PictureEngine {

    /**
     * Makes what the recipe asks for. Takes CPU and memory in proportion to the picture; waits for its share of memory
     * first.
     *
     * @param original the upload as it came; any bytes whatever
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    PictureResult make(byte[] original, Recipe recipe) throws InterruptedException;
}
