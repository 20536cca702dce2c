package dev.visage.worker.picture;

class TurboEngineRecipesTest extends RecipesContract {

    @Override
    Transformer transformer(PictureSettings settings) {
        return Turbo.transformer(settings);
    }
}
