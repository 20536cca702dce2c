package dev.visage.standalone.demo;

import dev.visage.contracts.id.UserId;
import java.util.List;

/**
 * One upload of the demonstration and what is expected of it.
 *
 * @param userId whose picture it becomes
 * @param username the user's name
 * @param picture what is uploaded, in words
 * @param client how
 * @param bytes the upload; text in base64 for {@link Client#NATIVE_JSON}
 * @param expected how it is to end
 */
record DemoUpload(UserId userId, String username, String picture, Client client, byte[] bytes, Expected expected) {

    /** A way to upload. */
    enum Client {
        NATIVE_RAW("native, raw body"),
        NATIVE_MULTIPART("native, multipart"),
        NATIVE_JSON("native, data URI"),
        APPNET("App.net");

        private final String label;

        Client(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** How an upload is to end. */
    sealed interface Expected {

        /** On the profile, in these sizes, largest first. */
        record Applied(List<Integer> widths, String mediaType) implements Expected {}

        /** Refused at once, for this reason. */
        record Refused(int status, String reason) implements Expected {}
    }
}
