package dev.visage.profiles.imports.source;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a picture.
 *
 * @param name what it calls it
 * @param key where it lies; null if there is none to be taken
 * @param refusal why there is none; null if there may be
 * @param line of the manifest that names it; null without one
 */
record Found(
        String name,
        @Nullable String user,
        @Nullable NewUser newUser,
        @Nullable ObjectKey key,
        @Nullable ItemReason refusal,
        @Nullable Integer line) {

    ImportEntry taken(ImportEntry.Picture picture) {
        return new ImportEntry(name, user, newUser, picture, null);
    }

    ImportEntry refused(String code, String detail) {
        return refused(new ItemReason(code, detail, line, line == null ? null : "file"));
    }

    ImportEntry refused(ItemReason reason) {
        return new ImportEntry(name, user, newUser, null, reason);
    }
}
