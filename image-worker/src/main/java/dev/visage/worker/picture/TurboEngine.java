package dev.visage.worker.picture;

import dev.visage.contracts.picture.EngineName;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.jpeg.JpegHead;
import dev.visage.worker.codec.jpeg.JpegScans;
import dev.visage.worker.codec.turbo.TurboCodec;
import dev.visage.worker.codec.turbo.TurboFailedException;
import dev.visage.worker.codec.turbo.TurboSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine for photographs: libjpeg-turbo decodes to a size not far above the largest rendition, and everything up to
 * the encoding is done on planes of luma and chroma, which spares two conversions of colours and half the samples.
 */
final class TurboEngine implements Engine {

    private static final Logger log = LoggerFactory.getLogger(TurboEngine.class);

    /** How much larger than the largest rendition the decoded picture is at least: the library scales roughly. */
    private static final double HEADROOM = 1.2;

    /** Sides below this are the same in several scales. */
    private static final int SMALLEST_SCALED = 8;

    private static final int[] EIGHTHS = {1, 2, 4};
    private static final int WHOLE = 8;

    private final TurboCodec codec;

    TurboEngine(TurboCodec codec) {
        this.codec = codec;
    }

    @Override
    public EngineName name() {
        return EngineName.TURBO;
    }

    @Override
    public String version() {
        return codec.library().description();
    }

    @Override
    public void close() {
        codec.close();
    }

    @Override
    public Optional<Detour> detour(Source source, Plan plan) {
        try (TurboSession session = codec.open()) {
            return JpegSuitability.of(source, session) instanceof JpegSuitability.Unsuitable unsuitable
                    ? Optional.of(unsuitable.detour())
                    : Optional.empty();
        } catch (TurboFailedException failed) {
            return Optional.of(Detour.LIBRARY_FAILED);
        }
    }

    /**
     * A pixel costs about 3 bytes at most as it is decoded, 6 as it is encoded, and 6 for the coefficients of a file whose
     * scans have to be put together; nearly all of that is native memory.
     */
    @Override
    public long pixels(Source source, Plan plan) {
        int eighths = eighths(source, plan);
        long decoded = source.header().pixels() * eighths * eighths / (WHOLE * WHOLE);
        boolean isSequential =
                JpegHead.of(source.bytes()).map(JpegHead::isSequential).orElse(false);
        long coefficients = isSequential ? 0 : source.header().pixels();
        return decoded + coefficients + plan.pixels();
    }

    @Override
    public Stills make(Source source, Plan plan, Deadline deadline) throws UndecodableException, EngineFailedException {
        JpegScans.requireDecodable(source.bytes(), source.header().pixels());
        try (TurboSession session = codec.open()) {
            return make(source, plan, session, deadline);
        } catch (TurboFailedException failed) {
            throw new EngineFailedException("libjpeg-turbo: " + failed.getMessage());
        } catch (RuntimeException defect) {
            log.warn("The turbo engine met a defect of its own; the picture goes to the next one.", defect);
            throw new EngineFailedException("A defect: " + defect);
        }
    }

    private static Stills make(Source source, Plan plan, TurboSession session, Deadline deadline)
            throws TurboFailedException, UndecodableException, EngineFailedException {
        deadline.requireTimeLeft();
        if (!(JpegSuitability.of(source, session) instanceof JpegSuitability.Suitable suitable)) {
            throw new EngineFailedException("The picture is for another engine.");
        }
        int eighths = eighths(source, plan);
        YccFrame frame = new YccFrame(
                session.decode(source.bytes(), suitable.header(), eighths),
                eighths / (double) WHOLE,
                source,
                suitable.profile());
        List<YccRenditions> made = new ArrayList<>();
        for (Ladder ladder : plan.sampled()) {
            made.add(YccRenditions.of(frame, ladder, plan.output(), session, deadline));
        }
        return new Stills(
                made.stream().flatMap(each -> each.encoded().stream()).toList(),
                made.get(made.size() - 1).smallest().image());
    }

    /** The smallest scale that is large enough for all ladders. */
    static int eighths(Source source, Plan plan) {
        Size stored = source.stored();
        if (Math.max(stored.width(), stored.height()) < SMALLEST_SCALED) {
            return WHOLE;
        }
        for (int eighths : EIGHTHS) {
            double scale = eighths / (WHOLE * HEADROOM);
            if (plan.sampled().stream().allMatch(ladder -> isEnough(ladder, scale))) {
                return eighths;
            }
        }
        return WHOLE;
    }

    private static boolean isEnough(Ladder ladder, double scale) {
        Size base = ladder.picture().within(ladder.base());
        return ladder.picture().window().width * scale >= base.width()
                && ladder.picture().window().height * scale >= base.height();
    }
}
