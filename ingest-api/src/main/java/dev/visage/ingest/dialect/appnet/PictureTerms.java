package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.upload.UploadTerms;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.util.unit.DataSize;

/** The two pictures that a user has, each kept at its own size and in its own format. */
enum PictureTerms {
    /** Cut to a square. */
    AVATAR(PictureKind.AVATAR, 1, 1, Recipe.avatar()),
    /** At least 960 pixels wide. */
    COVER(PictureKind.COVER, 4, 960, Recipe.cover());

    private final long megabytes;
    private final UploadTerms terms;

    PictureTerms(PictureKind kind, long megabytes, int minimumWidth, Recipe recipe) {
        this.megabytes = megabytes;
        // smaller than that, says the documentation
        DataSize limit = DataSize.ofBytes(DataSize.ofMegabytes(megabytes).toBytes() - 1);
        terms = UploadTerms.of(
                        AppNet.NAME,
                        kind,
                        limit,
                        recipe.withFull().written(new OutputPolicy.AsSubmitted(Recipe.QUALITY)))
                .atLeastWide(minimumWidth);
    }

    UploadTerms terms() {
        return terms;
    }

    /** What paths and parts of requests call it. */
    String part() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is said of a picture with more bytes than a limit. */
    static String tooLong(long limit) {
        return Arrays.stream(values())
                .filter(picture -> picture.terms.limit().toBytes() == limit)
                .findFirst()
                .map(picture -> picture.title() + " must be smaller than " + picture.megabytes + " MB")
                .orElseThrow();
    }

    private String title() {
        return name().charAt(0) + part().substring(1);
    }
}
