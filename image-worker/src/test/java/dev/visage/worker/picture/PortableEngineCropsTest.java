package dev.visage.worker.picture;

import java.util.List;

class PortableEngineCropsTest extends CropsContract {

    @Override
    Transformer transformer(PictureSettings settings) {
        return new Transformer(settings, List.of(new PortableEngine()));
    }
}
