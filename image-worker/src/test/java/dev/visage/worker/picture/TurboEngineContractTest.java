package dev.visage.worker.picture;

class TurboEngineContractTest extends PictureEngineContract {

    @Override
    Transformer transformer(PictureSettings settings) {
        return Turbo.transformer(settings);
    }
}
