package dev.visage.standalone.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.visage.contracts.picture.PictureKind;
import org.jspecify.annotations.Nullable;

/**
 * What an import is to do, as the server is asked for it.
 *
 * @param name for people; null if it has none
 * @param kind which picture of each user
 * @param createUsers whether users that are not known are made
 * @param notifyUsers whether users are told of their new pictures
 * @param maxPerSecond how many items are worked on in a second, at most; null for as many as can be
 * @param dryRun whether everything is only checked
 * @param source what lies in the bucket already; null if pictures are sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Terms(
        @Nullable String name,
        PictureKind kind,
        boolean createUsers,
        boolean notifyUsers,
        @Nullable Integer maxPerSecond,
        boolean dryRun,
        @Nullable BucketPrefix source) {}
