package dev.visage.worker.codec;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Rejection;
import org.jspecify.annotations.Nullable;

/** The original cannot be decoded, or would take too much; carries what the upload is rejected with. */
public final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Rejection rejection;

    public UndecodableException(Defect defect, @Nullable Throwable cause) {
        super(defect.wireName(), cause);
        this.rejection = new Rejection.Undecodable(defect);
    }

    public UndecodableException(Rejection rejection) {
        super(
                rejection instanceof Rejection.Undecodable undecodable
                        ? undecodable.defect().wireName()
                        : rejection.code());
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
