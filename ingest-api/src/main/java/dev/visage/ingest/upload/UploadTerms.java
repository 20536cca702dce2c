package dev.visage.ingest.upload;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.recipe.Recipe;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * What an upload call of a dialect takes, and what is made of it.
 *
 * @param client the dialect's name
 * @param kind which picture of the user
 * @param limit the most bytes that the picture may have
 * @param formats the formats that it may have
 * @param minimumWidth the fewest pixels that it may be wide, once it stands upright
 * @param recipe what to make of it
 */
public record UploadTerms(
        String client, PictureKind kind, DataSize limit, Set<PictureFormat> formats, int minimumWidth, Recipe recipe) {

    public UploadTerms {
        formats = Set.copyOf(formats);
    }

    /** Terms that take every format and any width. */
    public static UploadTerms of(String client, PictureKind kind, DataSize limit, Recipe recipe) {
        return new UploadTerms(client, kind, limit, EnumSet.allOf(PictureFormat.class), 1, recipe);
    }

    /** Why a picture is not taken, if it is not. */
    Optional<Rejection> refusal(long bytes, PictureHeader header) {
        if (bytes > limit.toBytes()) {
            return Optional.of(new Rejection.TooManyBytes(limit.toBytes(), bytes));
        }
        if (!formats.contains(header.format())) {
            return Optional.of(new Rejection.UnsupportedFormat(header.format().mediaType()));
        }
        return header.uprightWidth() < minimumWidth
                ? Optional.of(new Rejection.TooNarrow(minimumWidth, header.uprightWidth()))
                : Optional.empty();
    }

    /** The same, of these formats alone. */
    public UploadTerms taking(Set<PictureFormat> some) {
        return new UploadTerms(client, kind, limit, some, minimumWidth, recipe);
    }

    /** The same, for pictures that are wide enough. */
    public UploadTerms atLeastWide(int pixels) {
        return new UploadTerms(client, kind, limit, formats, pixels, recipe);
    }
}
