package dev.visage.objects;

import org.jspecify.annotations.Nullable;

/** The object store cannot be reached or fails. The same call may succeed later. */
public class ObjectStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ObjectStoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
