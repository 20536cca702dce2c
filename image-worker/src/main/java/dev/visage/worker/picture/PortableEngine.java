package dev.visage.worker.picture;

import dev.visage.contracts.picture.EngineName;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.imageio.Decoder;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.resample.Resampler;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;

/** The engine that runs on every JDK: ImageIO decodes and encodes, Thumbnailator resizes. */
final class PortableEngine implements Engine {

    private final JpegEncoder jpeg;

    /** As many as there were threads at one time at most: their buffers are used again. */
    private final Queue<Resampler> idle = new ConcurrentLinkedQueue<>();

    /** @param jpeg a quicker writer of JPEG than the JDK's, if there is one */
    PortableEngine(JpegEncoder jpeg) {
        this.jpeg = jpeg;
        // the cache is a temporary file per stream
        ImageIO.setUseCache(false);
    }

    @Override
    public EngineName name() {
        return EngineName.PORTABLE;
    }

    @Override
    public String version() {
        return "Java " + Runtime.version();
    }

    @Override
    public Optional<Detour> detour(Source source, Plan plan) {
        return Optional.empty();
    }

    @Override
    public long pixels(Source source, Plan plan) {
        return source.header().pixels() + plan.pixels();
    }

    @Override
    public Stills make(Source source, Plan plan, Deadline deadline) throws UndecodableException {
        Resampler resampler = Objects.requireNonNullElseGet(idle.poll(), Resampler::new);
        try {
            return make(source, plan, resampler, deadline);
        } finally {
            idle.add(resampler);
        }
    }

    private Stills make(Source source, Plan plan, Resampler resampler, Deadline deadline) throws UndecodableException {
        Turn turn = Turn.of(source.header().orientation());
        Rectangle region = turn.stored(plan.window(), source.stored());
        BufferedImage image = Decoder.decode(source.bytes(), source.header(), region, deadline);
        Optional<Step> colours = EmbeddedProfile.conversion(source);
        List<Encoded> renditions = new ArrayList<>();
        BufferedImage sample = image;
        for (Ladder ladder : plan.sampled()) {
            Rectangle window = turn.stored(ladder.picture().window(), source.stored());
            window.translate(-region.x, -region.y);
            Stills stills = new Renditions(
                            ladder, plan.output(), source.header().format(), jpeg, resampler)
                    .of(new Cut(window).apply(image), turn, colours, deadline);
            renditions.addAll(stills.renditions());
            sample = stills.sample();
        }
        return new Stills(renditions, sample);
    }
}
