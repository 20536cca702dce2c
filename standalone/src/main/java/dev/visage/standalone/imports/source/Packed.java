package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.NewUser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file in an archive.
 *
 * @param version another one whenever its bytes may be others
 * @param length of its bytes, as the archive says
 * @param refusal why it cannot be taken out; null if it can
 * @param content its bytes, which can be read until the next file is shown
 */
record Packed(
        String name, String version, long length, @Nullable ItemReason refusal, Entry.Content content) {

    /** Refuses it for its length, unless there is another reason. */
    static Packed of(String name, String version, long length, @Nullable ItemReason refusal, Entry.Content content) {
        boolean tooLong = refusal == null && length > Refusals.LONGEST;
        return new Packed(
                name, version, length, tooLong ? Refusals.TOO_MANY_BYTES : refusal, () -> Bytes.packed(content::read));
    }

    /** What there is to import of it. */
    Entry entry(String path, @Nullable String user, @Nullable NewUser newUser) {
        return Entry.of(path, user, newUser, refusal, version, length, content);
    }

    /** The same for several users: its bytes are held once they were read, and can be read again. */
    Packed readOnce() {
        byte[][] bytes = {null};
        return new Packed(name, version, length, refusal, () -> {
            if (bytes[0] == null) {
                bytes[0] = content.read();
            }
            return bytes[0];
        });
    }

    /** The files of an archive. */
    @FunctionalInterface
    interface Files {

        /**
         * Shows all but folders, one at a time.
         *
         * @throws IOException if the archive is damaged where the next would be
         */
        void each(Visitor visitor) throws IOException, InterruptedException;
    }

    /** Is shown what an archive holds. */
    @FunctionalInterface
    interface Visitor {

        void visit(Packed file) throws IOException, InterruptedException;
    }
}
