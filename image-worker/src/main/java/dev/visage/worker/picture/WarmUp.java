package dev.visage.worker.picture;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;

/** Makes a few drawn pictures in the background, so that the first person to upload does not wait for the JIT. */
final class WarmUp {

    private WarmUp() {}

    static void start(Transformer transformer, int pictures) {
        Thread thread = new Thread(() -> run(transformer, pictures), "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Transformer transformer, int pictures) {
        byte[] picture = SamplePictures.photograph(1600, 1200, Orientation.TURN_RIGHT);
        try {
            for (int i = 0; i < pictures; i++) {
                transformer.transform(picture, Recipe.avatar());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
