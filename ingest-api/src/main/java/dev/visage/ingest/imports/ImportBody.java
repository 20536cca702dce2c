package dev.visage.ingest.imports;

import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.TextForm;
import dev.visage.contracts.profile.TextForms;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.RecipeParameterException;
import dev.visage.contracts.recipe.RecipeParameters;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.http.RecordShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request says that an import is to do. What it does not name is as usual.
 *
 * @param recipe the parameters of an upload, by their names
 */
record ImportBody(
        @Nullable String name,
        @Nullable PictureKind kind,
        @Nullable ObjectNode recipe,
        @Nullable Boolean createUsers,
        @Nullable Boolean notifyUsers,
        @Nullable Integer maxPerSecond,
        @Nullable Boolean dryRun,
        @Nullable Source source) {

    private static final int FASTEST = 100_000;
    private static final String RECIPE = "recipe";
    private static final byte[] NOTHING = {'{', '}'};
    private static final TextForm KEY = TextForm.upTo(1000);
    private static final RecordShape SHAPE =
            new RecordShape(Map.of("source.prefix", KEY, "source.manifest", KEY), TextForms.TEXT);

    /** Where in the bucket the pictures lie; the bucket may be named, so that another is no silent mistake. */
    record Source(
            @Nullable String bucket,
            String prefix,
            @Nullable String manifest) {}

    /**
     * Reads the request's body, which may be empty.
     *
     * @param bucket the only one that there is
     * @throws FailureException if it is no JSON object, or a member has a wrong type or form
     */
    static ImportTerms parse(byte[] body, String bucket) {
        return SHAPE.read(JsonObject.parse(body.length == 0 ? NOTHING : body), ImportBody.class)
                .terms(bucket);
    }

    private ImportTerms terms(String bucket) {
        PictureKind picture = Objects.requireNonNullElse(kind, PictureKind.AVATAR);
        if (maxPerSecond != null && (maxPerSecond < 1 || maxPerSecond > FASTEST)) {
            throw FailureException.malformed(
                    "maxPerSecond", "\"maxPerSecond\" is from 1 to " + FASTEST + ", not " + maxPerSecond + ".");
        }
        return new ImportTerms(
                name,
                picture,
                recipe(picture),
                Boolean.TRUE.equals(createUsers),
                Boolean.TRUE.equals(notifyUsers),
                maxPerSecond,
                Boolean.TRUE.equals(dryRun),
                source == null ? null : source(source, bucket));
    }

    private Recipe recipe(PictureKind picture) {
        Map<String, List<@Nullable String>> given = new HashMap<>();
        if (recipe != null) {
            recipe.properties()
                    .forEach(parameter ->
                            given.put(parameter.getKey(), List.of(text(parameter.getKey(), parameter.getValue()))));
        }
        try {
            return RecipeParameters.read(picture.recipe(), given);
        } catch (RecipeParameterException refused) {
            throw FailureException.malformed(RECIPE + "." + refused.parameter(), refused.sentence());
        }
    }

    private static String text(String parameter, JsonNode value) {
        String member = RECIPE + "." + parameter;
        if (!RecipeParameters.NAMES.contains(parameter)) {
            throw FailureException.malformed(member, "\"" + member + "\" is no parameter of a recipe.");
        }
        if (value.isContainer() || value.isNull()) {
            throw FailureException.malformed(member, "\"" + member + "\" is no text.");
        }
        return value.asString();
    }

    private static ImportTerms.Source source(Source given, String bucket) {
        if (given.bucket() != null && !given.bucket().equals(bucket)) {
            throw FailureException.malformed("source.bucket", "\"source.bucket\" is not the bucket of this system.");
        }
        if (given.prefix().isBlank() || given.prefix().startsWith("/")) {
            throw FailureException.malformed(
                    "source.prefix", "\"source.prefix\" is not blank and does not start with a slash.");
        }
        return new ImportTerms.Source(given.prefix(), given.manifest() == null ? null : key(given.manifest()));
    }

    private static ObjectKey key(String manifest) {
        try {
            return new ObjectKey(manifest);
        } catch (IllegalArgumentException none) {
            throw FailureException.malformed(
                    "source.manifest", "\"source.manifest\" is not blank and does not start with a slash.");
        }
    }
}
