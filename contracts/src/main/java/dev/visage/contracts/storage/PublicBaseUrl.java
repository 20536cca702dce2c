package dev.visage.contracts.storage;

import java.net.URI;

/**
 * What the URLs of pictures start with: a CDN's address, or ingest-api's as clients see it. Every service that tells URLs has
 * the same.
 *
 * @param value absolute, of at most {@link #LONGEST} characters; with or without slashes at its end
 */
public record PublicBaseUrl(URI value) {

    /** The most characters. */
    public static final int LONGEST = 1000;

    public PublicBaseUrl {
        if (!value.isAbsolute() || value.getRawQuery() != null || value.getRawFragment() != null) {
            throw new IllegalArgumentException("The base of pictures' URLs is absolute and ends with its path.");
        }
        if (value.toString().length() > LONGEST) {
            throw new IllegalArgumentException("The base of pictures' URLs has at most " + LONGEST + " characters.");
        }
    }

    /** The URL of an object; what is published under it never changes. */
    public URI of(ObjectKey key) {
        return below(key.value());
    }

    /** The URL of a path, without a slash at its start, below the base. */
    public URI below(String path) {
        return URI.create(value.toString().replaceAll("/+$", "") + "/" + path);
    }
}
