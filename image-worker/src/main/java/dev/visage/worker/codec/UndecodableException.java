package dev.visage.worker.codec;

import dev.visage.contracts.picture.Defect;
import org.jspecify.annotations.Nullable;

/** The original cannot be decoded; becomes a {@link PictureResult.Refused} at the edge of the engine. */
public final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1;

    private final Defect defect;

    public UndecodableException(Defect defect, @Nullable Throwable cause) {
        super(defect.wireName(), cause);
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}
