package dev.visage.contracts.event;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.contracts.storage.PublicBaseUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One size of a finished picture, as {@link Rendition} has it, and where everybody may read it.
 *
 * @param name its name within the picture: its width in pixels in decimal, or {@code full}
 * @param width in pixels
 * @param height in pixels
 * @param bytes its length
 * @param mediaType its format
 * @param key where it lies in the bucket
 * @param url where it is read, absolute; its bytes never change. Null in snapshots made before this was told
 */
public record PublishedRendition(
        String name,
        int width,
        int height,
        long bytes,
        PictureFormat mediaType,
        ObjectKey key,
        @Nullable URI url) {

    static PublishedRendition of(Rendition rendition, PublicBaseUrl base) {
        return new PublishedRendition(
                rendition.name(),
                rendition.width(),
                rendition.height(),
                rendition.bytes(),
                rendition.mediaType(),
                rendition.key(),
                base.of(rendition.key()));
    }
}
