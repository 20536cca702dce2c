package dev.visage.worker.codec.imageio;

import dev.visage.contracts.picture.Defect;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/** Watches one reader: stops it when its time is up, and listens for what it only warns of. */
final class Reading implements IIOReadProgressListener, IIOReadWarningListener {

    private final Deadline deadline;
    private boolean aborted;
    private boolean endsEarly;

    Reading(Deadline deadline) {
        this.deadline = deadline;
    }

    void requireWhole() throws UndecodableException {
        if (aborted) {
            throw deadline.tooSlow();
        }
        if (endsEarly) {
            throw new UndecodableException(Defect.TRUNCATED, null);
        }
    }

    @Override
    public void imageProgress(ImageReader reader, float percentageDone) {
        if (deadline.hasPassed()) {
            aborted = true;
            reader.abort();
        }
    }

    /** The texts of the JDK's reader and of libjpeg below it. */
    @Override
    public void warningOccurred(ImageReader reader, String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        endsEarly |= text.contains("premature end") || text.contains("truncated file");
    }

    @Override
    public void readAborted(ImageReader reader) {
        aborted = true;
    }

    @Override
    public void sequenceStarted(ImageReader reader, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader reader) {}

    @Override
    public void imageStarted(ImageReader reader, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader reader) {}

    @Override
    public void thumbnailStarted(ImageReader reader, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader reader, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader reader) {}
}
