package dev.visage.objects;

import org.jspecify.annotations.Nullable;

/**
 * The object store has answered, but refuses what was asked of one object: it is archived, say, or encrypted with a key that
 * is not ours. Whether it refuses everything, {@link ObjectStore#check()} tells.
 */
public final class ObjectRefusedException extends ObjectStoreUnavailableException {

    private static final long serialVersionUID = 1;

    private final String code;

    /**
     * @param code what the store calls the refusal
     */
    public ObjectRefusedException(String message, String code, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
