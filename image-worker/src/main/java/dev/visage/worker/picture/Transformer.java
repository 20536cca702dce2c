package dev.visage.worker.picture;

import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.gif.GifAnimation;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the renditions of one picture after another: inspects it, plans what the recipe comes to, waits for its share of
 * memory, then has the first engine that takes it make the stills. Safe for use by several threads.
 */
public final class Transformer {

    private static final Logger log = LoggerFactory.getLogger(Transformer.class);
    private static final Comparator<Encoded> LARGEST_FIRST = Comparator.comparingInt(Encoded::width)
            .thenComparing(Encoded::height)
            .reversed();

    private final PictureInspector inspector;
    private final PixelBudget budget;
    private final Duration timeLimit;
    private final List<Engine> engines;

    /** A transformer with the engines that this machine has. */
    public Transformer(PictureSettings settings, TurboSettings turbo) {
        this(settings, List.of(new PortableEngine()));
    }

    /** @param engines asked in their order; the last takes whatever comes and does not fail */
    Transformer(PictureSettings settings, List<Engine> engines) {
        this.inspector = new PictureInspector(settings.maxPixels());
        this.budget =
                new PixelBudget(settings.pixelsInFlight(Runtime.getRuntime().maxMemory()));
        this.timeLimit = settings.timeLimit();
        this.engines = List.copyOf(engines);
    }

    /**
     * Makes what the recipe asks for. Takes CPU and memory in proportion to the picture; waits for its share of memory
     * first.
     *
     * @param original the upload as it came; any bytes whatever
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public PictureResult transform(byte[] original, Recipe recipe) throws InterruptedException {
        Inspection inspection = inspector.inspect(original);
        if (inspection instanceof Inspection.Refused refused) {
            return new Refused(refused.rejection());
        }
        try {
            return transform(new Source(original, ((Inspection.Accepted) inspection).header()), recipe);
        } catch (UndecodableException undecodable) {
            return new Refused(new Rejection.Undecodable(undecodable.defect()));
        }
    }

    private PictureResult transform(Source source, Recipe recipe) throws InterruptedException, UndecodableException {
        Plan plan = Plan.of(recipe, source.header(), inspector.maxPixels());
        List<Encoded> renditions = new ArrayList<>();
        if (!plan.animations().isEmpty()) {
            GifAnimation animation = new GifAnimation(source.bytes());
            if (animation.pixels() > inspector.maxPixels()) {
                return new Refused(new Rejection.TooManyPixels(
                        inspector.maxPixels(),
                        source.header().width(),
                        source.header().height(),
                        animation.pixels()));
            }
            renditions.addAll(animations(animation, plan));
        }
        Attempt attempt = attempt(source, plan);
        if (!plan.stills().isEmpty()) {
            renditions.addAll(attempt.stills().renditions());
        }
        renditions.sort(LARGEST_FIRST);
        return new Made(renditions, attempt.engine().name(), attempt.detour());
    }

    private List<Encoded> animations(GifAnimation animation, Plan plan)
            throws InterruptedException, UndecodableException {
        budget.take(animation.pixels());
        try {
            Deadline deadline = Deadline.after(timeLimit);
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
            budget.giveBack(animation.pixels());
        }
    }

    /** What the engine that had the last word made, and why another one had not. */
    private record Attempt(
            Engine engine, Stills stills, @Nullable Detour detour) {}

    private Attempt attempt(Source source, Plan plan) throws InterruptedException, UndecodableException {
        Detour detour = null;
        for (Engine engine : engines) {
            Optional<Detour> leaves = engine.detour(source, plan);
            if (leaves.isPresent()) {
                detour = leaves.get();
                continue;
            }
            try {
                return new Attempt(engine, make(engine, source, plan), detour);
            } catch (EngineFailedException failed) {
                log.debug("The {} engine failed: {}", engine.name().wireName(), failed.getMessage());
                detour = Detour.LIBRARY_FAILED;
            }
        }
        throw new IllegalStateException("The last engine takes every picture.");
    }

    private Stills make(Engine engine, Source source, Plan plan)
            throws InterruptedException, UndecodableException, EngineFailedException {
        long pixels = engine.pixels(source, plan);
        budget.take(pixels);
        try {
            return engine.make(source, plan, Deadline.after(timeLimit));
        } finally {
            budget.giveBack(pixels);
        }
    }
}
