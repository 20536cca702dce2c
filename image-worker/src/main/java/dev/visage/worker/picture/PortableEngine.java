package dev.visage.worker.picture;

import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The engine that runs on every JDK: ImageIO decodes and encodes, Thumbnailator resizes. */
public final class PortableEngine implements PictureEngine {

    private final PictureInspector inspector;
    private final PixelBudget budget;
    private final Decoder decoder;

    public PortableEngine(PictureSettings settings) {
        // the cache is a temporary file per stream
        ImageIO.setUseCache(false);
        this.inspector = new PictureInspector(settings.maxPixels());
        this.budget = new PixelBudget(settings.pixelsInFlight());
        this.decoder = new Decoder(settings.timeLimit());
    }

    @Override
    public PictureResult make(byte[] original, Recipe recipe) throws InterruptedException {
        Inspection inspection = inspector.inspect(original);
        if (inspection instanceof Inspection.Refused refused) {
            return new Refused(refused.rejection());
        }
        PictureHeader header = ((Inspection.Accepted) inspection).header();
        Size upright = new Size(header.uprightWidth(), header.uprightHeight());
        Ladder ladder = Ladder.of(recipe, upright, inspector.maxPixels());
        long pixels = header.pixels() + ladder.pixels();
        budget.take(pixels);
        try {
            return new Made(make(original, header, recipe, ladder));
        } catch (UndecodableException undecodable) {
            return new Refused(new Rejection.Undecodable(undecodable.defect()));
        } finally {
            budget.giveBack(pixels);
        }
    }

    private List<Encoded> make(byte[] original, PictureHeader header, Recipe recipe, Ladder ladder)
            throws UndecodableException {
        Turn turn = Turn.of(header.orientation());
        Rectangle region = region(recipe.shape(), header, turn);
        BufferedImage image = decoder.decode(original, header, region);
        Optional<Step> colours = header.format() == PictureFormat.PNG
                ? PngChunks.colourProfile(original).flatMap(FromProfile::ofChunk)
                : Optional.empty();
        for (Step step : steps(header, recipe, ladder.base(), turn, colours)) {
            image = step.apply(image);
        }
        return encoded(image, ladder, encoder(image, header.format(), recipe.output()));
    }

    /** What of the stored picture the shape needs. */
    private static Rectangle region(Shape shape, PictureHeader header, Turn turn) {
        Rectangle upright = new Rectangle(header.uprightWidth(), header.uprightHeight());
        if (shape instanceof Shape.CropSquare) {
            int side = Math.min(upright.width, upright.height);
            upright.setBounds((upright.width - side) / 2, (upright.height - side) / 2, side, side);
        }
        return turn.stored(upright, new Size(header.width(), header.height()));
    }

    /** From the decoded region to the picture that all renditions are made from. */
    private static List<Step> steps(PictureHeader header, Recipe recipe, Size base, Turn turn, Optional<Step> colours) {
        boolean pads = recipe.shape() instanceof Shape.PadSquare;
        Size content = pads ? new Size(header.uprightWidth(), header.uprightHeight()).within(base.width()) : base;
        List<Step> steps = new ArrayList<>(List.of(new ToRgb(), new Resize(content.swapped(turn.swapsSides())), turn));
        colours.ifPresent(steps::add);
        if (recipe.shape() instanceof Shape.PadSquare pad) {
            steps.add(new OnCanvas(base, pad.colour()));
        }
        if (recipe.output() instanceof OutputPolicy.Jpeg jpeg) {
            steps.add(new OnCanvas(base, jpeg.background()));
        }
        return steps;
    }

    private static Encoder encoder(BufferedImage image, PictureFormat submitted, OutputPolicy output) {
        boolean png = image.getColorModel().hasAlpha()
                || output instanceof OutputPolicy.AsSubmitted && submitted == PictureFormat.PNG;
        return new Encoder(png ? PictureFormat.PNG : PictureFormat.JPEG, output.quality());
    }

    /** Each rendition from the one before; from the base those that are larger than it. */
    private static List<Encoded> encoded(BufferedImage base, Ladder ladder, Encoder encoder) {
        List<Encoded> renditions = new ArrayList<>();
        BufferedImage last = base;
        BufferedImage written = null;
        byte[] bytes = {};
        for (Ladder.Rung rung : ladder.rungs()) {
            Size size = rung.size();
            boolean enlarges = size.width() > ladder.base().width();
            BufferedImage image = new Resize(size).apply(enlarges ? base : last);
            if (image != written) {
                bytes = encoder.encode(image);
                written = image;
            }
            if (!enlarges) {
                last = image;
            }
            renditions.add(new Encoded(rung.name(), size.width(), size.height(), encoder.format(), bytes));
        }
        return renditions;
    }
}
