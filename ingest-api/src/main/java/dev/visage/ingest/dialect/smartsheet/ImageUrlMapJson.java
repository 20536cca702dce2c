package dev.visage.ingest.dialect.smartsheet;

import java.time.Duration;
import java.util.List;

/**
 * The URLs of pictures, in the order in which they were asked for.
 *
 * @param urlExpiresInMillis what clients may count on; the URLs of published pictures live on
 * @param imageUrls one for each entry of the request
 */
record ImageUrlMapJson(long urlExpiresInMillis, List<ImageUrlJson> imageUrls) {

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    ImageUrlMapJson(List<ImageUrlJson> imageUrls) {
        this(LIFETIME.toMillis(), imageUrls);
    }
}
