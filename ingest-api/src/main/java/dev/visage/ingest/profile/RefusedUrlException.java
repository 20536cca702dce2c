package dev.visage.ingest.profile;

/** The host of a webhook's URL is not to be called. */
public final class RefusedUrlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param sentence why, for the caller
     */
    RefusedUrlException(String sentence) {
        super(sentence, null, false, false);
    }

    /** Why, for the caller. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
