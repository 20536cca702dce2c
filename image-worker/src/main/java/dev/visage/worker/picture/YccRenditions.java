package dev.visage.worker.picture;

import dev.visage.contracts.picture.PictureFormat;
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
    static YccRenditions of(YccFrame frame, Ladder ladder, int quality, TurboSession session, Deadline deadline)
            throws TurboFailedException, UndecodableException {
        deadline.requireTimeLeft();
        YccResampler resampler = session.resampler();
        YccPicture base = frame.shown(ladder.picture(), ladder.base(), resampler);
        YccPicture last = base;
        YccPicture written = null;
        YccPicture shown = base;
        byte[] bytes = {};
        List<Encoded> renditions = new ArrayList<>();
        for (Rung rung : ladder.rungs()) {
            deadline.requireTimeLeft();
            Size size = rung.size();
            boolean enlarges = size.width() > ladder.base().width();
            Size inner = ladder.picture().within(size);
            YccPicture picture = resampler.resize(enlarges ? base : last, inner.width(), inner.height());
            if (picture != written) {
                shown = padded(picture, ladder, size, resampler);
                bytes = session.encoder().encode(shown, quality);
                written = picture;
            }
            if (!enlarges) {
                last = picture;
            }
            renditions.add(new Encoded(rung.target().name(), size.width(), size.height(), PictureFormat.JPEG, bytes));
        }
        return new YccRenditions(renditions, shown);
    }

    private static YccPicture padded(YccPicture picture, Ladder ladder, Size canvas, YccResampler resampler) {
        return ladder.picture().shape() instanceof Shape.PadSquare pad
                ? resampler.pad(
                        picture, canvas.width(), canvas.height(), pad.colour().rgb())
                : picture;
    }
}
