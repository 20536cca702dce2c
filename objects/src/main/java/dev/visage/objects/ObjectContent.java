package dev.visage.objects;

import java.util.Map;

/**
 * What to store.
 *
 * @param bytes the object; not to be changed afterwards
 * @param mediaType the Content-Type that it is served with
 * @param metadata names in lower case with hyphens, values in ASCII
 */
public record ObjectContent(byte[] bytes, String mediaType, Map<String, String> metadata) {

    public ObjectContent {
        metadata = Map.copyOf(metadata);
    }

    /** Content without metadata. */
    public ObjectContent(byte[] bytes, String mediaType) {
        this(bytes, mediaType, Map.of());
    }
}
