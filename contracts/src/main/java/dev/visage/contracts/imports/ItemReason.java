package dev.visage.contracts.imports;

import org.jspecify.annotations.Nullable;

/**
 * Why an item did not become its user's picture.
 *
 * @param code in lower case with hyphens, such as {@code unknown-user} or that of a rejection
 * @param detail one English sentence
 * @param line of the manifest, from 1; null if it is not about one
 * @param column of the manifest, by its name; null if it is not about one
 */
public record ItemReason(
        String code,
        String detail,
        @Nullable Integer line,
        @Nullable String column) {

    /** A reason that is about no line of a manifest. */
    public static ItemReason of(String code, String detail) {
        return new ItemReason(code, detail, null, null);
    }
}
