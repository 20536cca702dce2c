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
 * @param bytes the picture
 * @param expected how it is to end
 */
record DemoUpload(UserId userId, String username, String picture, Client client, byte[] bytes, Expected expected) {

    /** A way to upload. */
    enum Client {
        NATIVE_RAW("native, raw body", 200),
        NATIVE_MULTIPART("native, multipart", 200),
        GETNATIVE("GetNative", 200),
        SMARTSHEET("Smartsheet", 200),
        VAYES("Vayes Prime", 201),
        KANTATA("Kantata OX", 200),
        APPNET("App.net", 200);

        private final String label;
        private final int done;

        Client(String label, int done) {
            this.label = label;
            this.done = done;
        }

        String label() {
            return label;
        }

        /** The status of an answer that tells that the picture is on the profile. */
        int done() {
            return done;
        }

        /** Whether answers name the upload. */
        boolean namesUploads() {
            return this == NATIVE_RAW || this == NATIVE_MULTIPART;
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
