package dev.visage.ingest.access;

/** What a token allows beyond reading one's own data. */
public enum Scope {
    /** To change one's own pictures and profile. */
    UPDATE_PROFILE("update_profile"),
    /** To import the pictures of many users. */
    IMPORT("import"),
    /** To be told of the changes of all users. */
    EVENTS("events"),
    /** To act for any user, and to provision them. */
    ADMIN("admin");

    private final String claim;

    Scope(String claim) {
        this.claim = claim;
    }

    /** The scope's name in a token's {@code scope} claim. */
    public String claim() {
        return claim;
    }
}
