package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Shape;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.turbo.TurboFailedException;
import dev.visage.worker.codec.turbo.TurboSession;
import dev.visage.worker.picture.Ladder.Rung;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.ycc.YccPicture;
import dev.visage.worker.ycc.YccResampler;
import java.util.ArrayList;
import java.util.List;

/**
 * The renditions of one ladder by the fast engine.
 *
 * @param smallest of them, before it was encoded
 */
record YccRenditions(List<Encoded> encoded, YccPicture smallest) {

    /** Makes them, largest first: each from the one before; from the base those that are larger than it. */
    static YccRenditions of(YccFrame frame, Ladder ladder, OutputPolicy output, TurboSession session, Deadline deadline)
            throws TurboFailedException, UndecodableException {
        deadline.requireTimeLeft();
        YccResampler resampler = session.resampler();
        YccPicture base = frame.shown(ladder.picture(), ladder.base(), resampler);
        YccPicture last = base;
        YccPicture written = null;
        Size smallest = ladder.base();
        PictureFormat format = output instanceof OutputPolicy.WebP
                        && Encoder.writesWebp(ladder.rungs().get(0).size())
                ? PictureFormat.WEBP
                : PictureFormat.JPEG;
        byte[] bytes = {};
        List<Encoded> renditions = new ArrayList<>();
        for (Rung rung : ladder.rungs()) {
            deadline.requireTimeLeft();
            Size size = rung.size();
            boolean enlarges = size.width() > ladder.base().width();
            Size inner = ladder.picture().within(size);
            YccPicture picture = resampler.resize(enlarges ? base : last, inner.width(), inner.height());
            if (picture != written) {
                YccPicture shown = padded(picture, ladder, size, resampler);
                bytes = format == PictureFormat.JPEG
                        ? session.encoder().encode(shown, output.quality())
                        : new Encoder(format, output.quality()).encode(shown.image());
                written = picture;
            }
            if (!enlarges) {
                last = picture;
                smallest = size;
            }
            renditions.add(new Encoded(rung.target().name(), size.width(), size.height(), format, bytes));
        }
        return new YccRenditions(renditions, padded(last, ladder, smallest, resampler));
    }

    private static YccPicture padded(YccPicture picture, Ladder ladder, Size canvas, YccResampler resampler) {
        return ladder.picture().shape() instanceof Shape.PadSquare pad
                ? resampler.pad(
                        picture, canvas.width(), canvas.height(), pad.colour().rgb())
                : picture;
    }
}
