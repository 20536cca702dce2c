package dev.visage.contracts.imports;

import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What an import is to do.
 *
 * @param name for people; null if it has none
 * @param kind which picture of each user
 * @param recipe what to make of each picture
 * @param createUsers whether users that are not known are made, rather than their items refused
 * @param notifyUsers whether users are told of their new pictures
 * @param maxPerSecond how many items are handed to the workers in a second, at most; null for as many as they can do
 * @param dryRun whether everything is checked and nothing is stored
 * @param source where in the bucket the pictures lie; null if they are sent
 */
public record ImportTerms(
        @Nullable String name,
        PictureKind kind,
        Recipe recipe,
        boolean createUsers,
        boolean notifyUsers,
        @Nullable Integer maxPerSecond,
        boolean dryRun,
        @Nullable Source source) {

    /**
     * Pictures that lie in the bucket already, and stay where they are.
     *
     * @param prefix what their keys start with; nothing of Visage's own lies there
     * @param manifest the object that tells whose they are, as CSV or NDJSON; null if their names do
     */
    public record Source(String prefix, @Nullable ObjectKey manifest) {}
}
