package dev.visage.worker.picture;

import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The engine that runs on every JDK: ImageIO decodes and encodes, Thumbnailator resizes. */
public final class PortableEngine implements PictureEngine {

    private static final Comparator<Encoded> LARGEST_FIRST = Comparator.comparingInt(Encoded::width)
            .thenComparing(Encoded::height)
            .reversed();

    private final PictureInspector inspector;
    private final PixelBudget budget;
    private final Decoder decoder;
    private final Duration timeLimit;

    public PortableEngine(PictureSettings settings) {
        // the cache is a temporary file per stream
        ImageIO.setUseCache(false);
        this.inspector = new PictureInspector(settings.maxPixels());
        this.budget =
                new PixelBudget(settings.pixelsInFlight(Runtime.getRuntime().maxMemory()));
        this.decoder = new Decoder(settings.timeLimit());
        this.timeLimit = settings.timeLimit();
    }

    @Override
    public PictureResult make(byte[] original, Recipe recipe) throws InterruptedException {
        Inspection inspection = inspector.inspect(original);
        if (inspection instanceof Inspection.Refused refused) {
            return new Refused(refused.rejection());
        }
        PictureHeader header = ((Inspection.Accepted) inspection).header();
        try {
            return make(original, header, recipe);
        } catch (UndecodableException undecodable) {
            return new Refused(new Rejection.Undecodable(undecodable.defect()));
        }
    }

    private PictureResult make(byte[] original, PictureHeader header, Recipe recipe)
            throws InterruptedException, UndecodableException {
        Plan plan = Plan.of(recipe, header, inspector.maxPixels());
        Optional<GifAnimation> animation =
                plan.animations().isEmpty() ? Optional.empty() : Optional.of(new GifAnimation(original));
        long frames = animation.map(GifAnimation::pixels).orElse(0L);
        if (frames > inspector.maxPixels()) {
            return new Refused(
                    new Rejection.TooManyPixels(inspector.maxPixels(), header.width(), header.height(), frames));
        }
        long pixels = header.pixels() + plan.pixels() + frames;
        budget.take(pixels);
        try {
            List<Encoded> renditions = new ArrayList<>();
            if (animation.isPresent()) {
                renditions.addAll(animation.get().renditions(plan.animations(), timeLimit));
            }
            if (!plan.stills().isEmpty()) {
                renditions.addAll(stills(original, header, recipe.output(), plan.stills()));
            }
            renditions.sort(LARGEST_FIRST);
            return new Made(renditions);
        } finally {
            budget.giveBack(pixels);
        }
    }

    private List<Encoded> stills(byte[] original, PictureHeader header, OutputPolicy output, List<Ladder> ladders)
            throws UndecodableException {
        Size stored = new Size(header.width(), header.height());
        Turn turn = Turn.of(header.orientation());
        Rectangle region = turn.stored(seen(ladders), stored);
        BufferedImage image = decoder.decode(original, header, region);
        Optional<Step> colours = header.format() == PictureFormat.PNG
                ? PngChunks.colourProfile(original).flatMap(FromProfile::ofChunk)
                : Optional.empty();
        List<Encoded> renditions = new ArrayList<>();
        for (Ladder ladder : ladders) {
            Rectangle window = turn.stored(ladder.picture().window(), stored);
            window.translate(-region.x, -region.y);
            renditions.addAll(
                    new Renditions(ladder, output, header.format()).of(new Cut(window).apply(image), turn, colours));
        }
        return renditions;
    }

    /** What of the upright picture any shape shows. */
    private static Rectangle seen(List<Ladder> ladders) {
        return ladders.stream()
                .map(ladder -> ladder.picture().window())
                .reduce(Rectangle::union)
                .orElseThrow();
    }
}
