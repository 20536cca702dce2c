package dev.visage.ingest.imports.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rest of a body does not come: its client went away, or stopped. */
final class BodyLostException extends IOException {

    private static final long serialVersionUID = 1;

    BodyLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
