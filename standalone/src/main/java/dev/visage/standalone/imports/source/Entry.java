package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.NewUser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a source holds for one user, or why it holds nothing for anyone. */
public sealed interface Entry {

    /** What the source calls it: a path in it. */
    String name();

    /** A picture, or none, if there is a reason against it or no user. */
    static Entry of(
            String name,
            @Nullable String user,
            @Nullable NewUser newUser,
            @Nullable ItemReason refusal,
            String version,
            long length,
            Content content) {
        if (refusal != null || user == null) {
            return new Refused(name, user, refusal == null ? Refusals.NO_USER : refusal);
        }
        return new Picture(name, user, newUser, version, length, content);
    }

    /**
     * A picture, as far as its name tells.
     *
     * @param user whose it is: the digits of an id, {@code @username} or an e-mail address
     * @param newUser what the user is to have if they are made; null for what follows from how they are written
     * @param version another one whenever the bytes may be others
     * @param length of the bytes
     */
    record Picture(String name, String user, @Nullable NewUser newUser, String version, long length, Content content)
            implements Entry {}

    /**
     * One without a picture that could be sent.
     *
     * @param user whose it would be; null if that cannot be told
     */
    record Refused(String name, @Nullable String user, ItemReason reason) implements Entry {}

    /** The bytes of a picture. */
    @FunctionalInterface
    interface Content {

        /**
         * Reads them.
         *
         * @throws IOException with a sentence for the user, if they cannot be read
         */
        byte[] read() throws IOException;
    }
}
