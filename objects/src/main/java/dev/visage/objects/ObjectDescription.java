package dev.visage.objects;

import java.time.Instant;
import java.util.Map;

/**
 * What a store knows of an object.
 *
 * @param length in bytes
 * @param mediaType the Content-Type that it is served with
 * @param etag an opaque mark of its bytes, without quotation marks
 * @param lastModified when it was stored, by the store's clock
 * @param metadata as it was stored
 */
public record ObjectDescription(
        long length, String mediaType, String etag, Instant lastModified, Map<String, String> metadata) {

    public ObjectDescription {
        metadata = Map.copyOf(metadata);
    }

    /** The same of another length. */
    ObjectDescription ofLength(long other) {
        return new ObjectDescription(other, mediaType, etag, lastModified, metadata);
    }
}
