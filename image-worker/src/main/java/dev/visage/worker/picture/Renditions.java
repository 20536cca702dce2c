package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Shape;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.picture.Ladder.Rung;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.resample.Resampler;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The renditions of one ladder.
 *
 * @param submitted the original's format
 * @param jpeg writes JPEG, if it can
 * @param resampler of this thread alone
 */
record Renditions(Ladder ladder, OutputPolicy output, PictureFormat submitted, JpegEncoder jpeg, Resampler resampler) {

    /**
     * Makes them, largest first.
     *
     * @param stored what the ladder's shape shows of the picture, as it is stored
     * @param turn sets it upright
     * @param colours converts its colours to sRGB, if they are others
     */
    Stills of(BufferedImage stored, Turn turn, Optional<Step> colours, Deadline deadline) throws UndecodableException {
        Size base = ladder.picture().within(ladder.base());
        Size turned = base.swapped(turn.swapsSides());
        List<Step> steps =
                new ArrayList<>(List.of(new Halve(turned), new ToRgb(), new Resize(turned, resampler), turn));
        colours.ifPresent(steps::add);
        background().ifPresent(colour -> steps.add(new OnCanvas(base, colour)));
        BufferedImage image = stored;
        for (Step step : steps) {
            deadline.requireTimeLeft();
            image = step.apply(image);
        }
        return encoded(image, deadline);
    }

    /** What shows through transparent places; if nothing, they stay transparent. */
    private Optional<Colour> background() {
        if (ladder.picture().shape() instanceof Shape.PadSquare pad) {
            return Optional.of(pad.colour());
        }
        return output instanceof OutputPolicy.Jpeg jpeg ? Optional.of(jpeg.background()) : Optional.empty();
    }

    /** Each rendition from the one before; from the base those that are larger than it. */
    private Stills encoded(BufferedImage base, Deadline deadline) throws UndecodableException {
        Encoder encoder = encoder(base);
        List<Encoded> renditions = new ArrayList<>();
        BufferedImage last = base;
        Size smallest = ladder.base();
        BufferedImage written = null;
        byte[] bytes = {};
        for (Rung rung : ladder.rungs()) {
            deadline.requireTimeLeft();
            Size size = rung.size();
            boolean enlarges = size.width() > ladder.base().width();
            BufferedImage image = new Resize(ladder.picture().within(size), resampler).apply(enlarges ? base : last);
            if (image != written) {
                bytes = encoder.encode(padded(image, size));
                written = image;
            }
            if (!enlarges) {
                last = image;
                smallest = size;
            }
            renditions.add(new Encoded(rung.target().name(), size.width(), size.height(), encoder.format(), bytes));
        }
        return new Stills(renditions, padded(last, smallest));
    }

    private Encoder encoder(BufferedImage image) {
        if (output instanceof OutputPolicy.WebP
                && Encoder.writesWebp(ladder.rungs().get(0).size())) {
            return new Encoder(PictureFormat.WEBP, output.quality(), jpeg);
        }
        boolean png = image.getColorModel().hasAlpha()
                || output instanceof OutputPolicy.AsSubmitted && submitted == PictureFormat.PNG;
        return new Encoder(png ? PictureFormat.PNG : PictureFormat.JPEG, output.quality(), jpeg);
    }

    private BufferedImage padded(BufferedImage image, Size canvas) {
        return ladder.picture().shape() instanceof Shape.PadSquare pad
                ? new OnCanvas(canvas, pad.colour()).apply(image)
                : image;
    }
}
