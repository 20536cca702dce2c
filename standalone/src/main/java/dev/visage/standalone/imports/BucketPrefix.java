package dev.visage.standalone.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that lie in the bucket already.
 *
 * @param bucket that of the server
 * @param prefix what the keys start with
 * @param manifest the key of the object that tells whose they are; null if their names do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BucketPrefix(String bucket, String prefix, @Nullable String manifest) {

    private static final String SCHEME = "s3://";

    /** Whether this names one. */
    static boolean isNamedBy(String source) {
        return source.startsWith(SCHEME);
    }

    /**
     * Reads {@code s3://bucket/prefix}.
     *
     * @throws IllegalArgumentException with a sentence for the user, if it has no bucket or no prefix
     */
    static BucketPrefix of(String source, @Nullable String manifest) {
        String[] parts = source.substring(SCHEME.length()).split("/", 2);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "A place in a bucket is written s3://bucket/prefix, with both, not \"" + source + "\".");
        }
        return new BucketPrefix(parts[0], parts[1], manifest);
    }
}
