package dev.visage.contracts.imports.manifest;

import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.NewUser;
import org.jspecify.annotations.Nullable;

/** A row of a manifest. */
public sealed interface ManifestRow {

    /** The column that tells whose the picture is. */
    String USER = "user";

    /** The column that tells which file it is. */
    String FILE = "file";

    /** The line at which it begins, from 1. */
    int line();

    /**
     * It tells whose a file is.
     *
     * @param user as it is written
     * @param file as it is written, relative to the manifest
     * @param newUser what else it tells of the user; null if nothing
     */
    record Named(
            int line, String user, String file, @Nullable NewUser newUser) implements ManifestRow {

        /** A reason why its picture is not taken that lies in one of its columns. */
        public ItemReason refusal(String code, String detail, String column) {
            return new ItemReason(code, detail, line, column);
        }
    }

    /**
     * It cannot be read.
     *
     * @param column which of its columns is at fault; null if it is the row as a whole
     * @param user as it is written, as far as it is
     * @param file as it is written, as far as it is
     * @param detail what is wrong, in a sentence
     */
    record Faulty(
            int line,
            @Nullable String column,
            @Nullable String user,
            @Nullable String file,
            String detail) implements ManifestRow {

        /** Why its picture is not taken. */
        public ItemReason refusal() {
            return new ItemReason("bad-row", detail, line, column);
        }
    }
}
