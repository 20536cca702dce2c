package dev.visage.worker.picture;

import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.Look;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.gif.GifAnimation;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.codec.turbo.TurboCodec;
import dev.visage.worker.codec.turbo.TurboLibrary;
import dev.visage.worker.lane.Lane;
import dev.visage.worker.look.Looks;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the renditions of one picture after another: inspects it, plans what the recipe comes to, waits for its share of
 * memory, then has the first engine that takes it make the stills. Safe for use by several threads.
 */
public final class Transformer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Transformer.class);
    private static final Comparator<Encoded> LARGEST_FIRST = Comparator.comparingInt(Encoded::width)
            .thenComparing(Encoded::height)
            .reversed();

    private final long maxBytes;
    private final PictureInspector inspector;
    private final PixelBudget budget;
    private final Duration timeLimit;
    private final List<Engine> engines;

    /** Why the fast engine makes no picture at all, if it is not there. */
    private final @Nullable Detour missing;

    /** A transformer with the engines that this machine has. */
    public Transformer(PictureSettings settings, TurboSettings turbo) {
        this(settings, engines(turbo));
    }

    /** @param engines asked in their order; the last takes whatever comes and does not fail */
    Transformer(PictureSettings settings, List<Engine> engines) {
        this.maxBytes = settings.maxBytes().toBytes();
        this.inspector = new PictureInspector(settings.limits());
        this.budget =
                new PixelBudget(settings.pixelsInFlight(Runtime.getRuntime().maxMemory()));
        this.timeLimit = settings.timeLimit();
        this.engines = List.copyOf(engines);
        this.missing = engines().containsKey(EngineName.TURBO) ? null : Detour.LIBRARY_MISSING;
    }

    private static List<Engine> engines(TurboSettings turbo) {
        Optional<TurboLibrary> library = turbo.enabled() ? TurboLibrary.find(turbo.library()) : Optional.empty();
        return library.map(TurboCodec::new)
                .<List<Engine>>map(codec -> List.of(new TurboEngine(codec), new PortableEngine(codec)))
                .orElseGet(() -> List.of(new PortableEngine(JpegEncoder.NONE)));
    }

    /**
     * Makes what the recipe asks for. Takes CPU and memory in proportion to the picture; waits for its share of memory
     * first.
     *
     * @param original the upload as it came; any bytes whatever
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public PictureResult transform(byte[] original, Recipe recipe) throws InterruptedException {
        return transform(original, recipe, Lane.INTERACTIVE);
    }

    /**
     * The same.
     *
     * @param lane how soon it gets its share of memory
     */
    public PictureResult transform(byte[] original, Recipe recipe, Lane lane) throws InterruptedException {
        Optional<Rejection> tooLong = refusal(original.length);
        if (tooLong.isPresent()) {
            return new Refused(tooLong.get());
        }
        Inspection inspection = inspector.inspect(original, recipe.keepsFrames());
        if (inspection instanceof Inspection.Refused refused) {
            return new Refused(refused.rejection());
        }
        PictureHeader header = ((Inspection.Accepted) inspection).header();
        Optional<Rejection> unfit = inspector.refusal(header, recipe);
        if (unfit.isPresent()) {
            return new Refused(unfit.get());
        }
        try {
            return transform(new Source(original, header, lane), recipe);
        } catch (UndecodableException undecodable) {
            return new Refused(undecodable.rejection());
        }
    }

    /** Why an original of so many bytes is not taken, if it is not; may be asked before they are fetched. */
    public Optional<Rejection> refusal(long bytes) {
        return bytes > maxBytes ? Optional.of(new Rejection.TooManyBytes(maxBytes, bytes)) : Optional.empty();
    }

    /** The engines, in the order in which they are asked, each with the version of its library. */
    public Map<EngineName, String> engines() {
        Map<EngineName, String> versions = new LinkedHashMap<>();
        engines.forEach(engine -> versions.put(engine.name(), engine.version()));
        return versions;
    }

    /** Frees what the engines hold. Pictures in work are done first, by whoever has them in work. */
    @Override
    public void close() {
        engines.forEach(Engine::close);
    }

    /** The share of memory that is taken by pictures in work, in permits of a thousand pixels. */
    public int permitsTaken() {
        return budget.taken();
    }

    /** All of that memory, in the same permits. */
    public int permits() {
        return budget.size();
    }

    private PictureResult transform(Source source, Recipe recipe) throws InterruptedException, UndecodableException {
        Plan plan = Plan.of(recipe, source.header(), inspector.limits().pixels());
        Deadline deadline = Deadline.after(timeLimit);
        List<Encoded> renditions = new ArrayList<>();
        if (!plan.animations().isEmpty()) {
            renditions.addAll(animations(source, plan, deadline));
        }
        Attempt attempt = attempt(source, plan, deadline);
        if (!plan.stills().isEmpty()) {
            renditions.addAll(attempt.stills().renditions());
        }
        renditions.sort(LARGEST_FIRST);
        Look look = Looks.of(attempt.stills().sample());
        return new Made(renditions, look, attempt.engine().name(), attempt.detour());
    }

    private List<Encoded> animations(Source source, Plan plan, Deadline deadline)
            throws InterruptedException, UndecodableException {
        GifAnimation animation = new GifAnimation(source.bytes());
        take(animation.pixels(), source.lane(), deadline);
        try {
            List<Encoded> renditions = new ArrayList<>();
            for (Ladder ladder : plan.animations()) {
                Rectangle window = ladder.picture().window();
                byte[] bytes = animation.cut(window, deadline);
                for (Ladder.Rung rung : ladder.rungs()) {
                    renditions.add(
                            new Encoded(rung.target().name(), window.width, window.height, PictureFormat.GIF, bytes));
                }
            }
            return renditions;
        } finally {
            budget.giveBack(animation.pixels(), source.lane());
        }
    }

    /** What the engine that had the last word made, and why another one had not. */
    private record Attempt(
            Engine engine, Stills stills, @Nullable Detour detour) {}

    private Attempt attempt(Source source, Plan plan, Deadline deadline)
            throws InterruptedException, UndecodableException {
        Detour detour = missing;
        for (Engine engine : engines) {
            Optional<Detour> leaves = engine.detour(source, plan);
            if (leaves.isPresent()) {
                detour = leaves.get();
                continue;
            }
            try {
                return new Attempt(engine, make(engine, source, plan, deadline), detour);
            } catch (EngineFailedException failed) {
                log.debug("The {} engine failed: {}", engine.name().wireName(), failed.getMessage());
                detour = Detour.LIBRARY_FAILED;
            }
        }
        throw new IllegalStateException("The last engine takes every picture.");
    }

    private Stills make(Engine engine, Source source, Plan plan, Deadline deadline)
            throws InterruptedException, UndecodableException, EngineFailedException {
        // the original itself and the copy that goes to a reader
        long pixels = engine.pixels(source, plan) + PictureSettings.pixels(2L * source.bytes().length);
        take(pixels, source.lane(), deadline);
        try {
            return engine.make(source, plan, deadline);
        } finally {
            budget.giveBack(pixels, source.lane());
        }
    }

    /** Waiting for others' pictures is not this one's time. */
    private void take(long pixels, Lane lane, Deadline deadline) throws InterruptedException {
        long start = System.nanoTime();
        budget.take(pixels, lane);
        deadline.postpone(Duration.ofNanos(System.nanoTime() - start));
    }
}
