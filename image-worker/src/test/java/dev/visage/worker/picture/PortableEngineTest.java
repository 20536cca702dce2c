package dev.visage.worker.picture;

import dev.visage.worker.codec.jpeg.JpegEncoder;
import java.util.List;

class PortableEngineTest extends PictureEngineContract {

    @Override
    Transformer transformer(PictureSettings settings) {
        return new Transformer(settings, List.of(new PortableEngine(JpegEncoder.NONE)));
    }
}
