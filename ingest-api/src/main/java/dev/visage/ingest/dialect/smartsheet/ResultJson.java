package dev.visage.ingest.dialect.smartsheet;

import java.util.List;

/**
 * What a successful change is answered with. The payload comes under both names that the API's documents have had for it.
 *
 * @param message {@code SUCCESS} or {@code PARTIAL_SUCCESS}
 * @param resultCode the same as a number
 * @param result what clients up to 2021 read, and the Java SDK
 * @param data what newer clients read
 */
record ResultJson(String message, int resultCode, UserJson result, List<UserJson> data) {

    static ResultJson success(UserJson user) {
        return new ResultJson("SUCCESS", 0, user, List.of(user));
    }

    /** The user is told as it is while the change is still under way. */
    static ResultJson partial(UserJson user) {
        return new ResultJson("PARTIAL_SUCCESS", 3, user, List.of(user));
    }
}
