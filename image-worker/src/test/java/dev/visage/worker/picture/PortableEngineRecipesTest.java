package dev.visage.worker.picture;

class PortableEngineRecipesTest extends RecipesContract {

    @Override
    PictureEngine engine(PictureSettings settings) {
        return new PortableEngine(settings);
    }
}
