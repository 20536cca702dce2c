package dev.visage.worker.picture;

class TurboEngineCropsTest extends CropsContract {

    @Override
    Transformer transformer(PictureSettings settings) {
        return Turbo.transformer(settings);
    }
}
