package dev.visage.ingest.dialect.vayes;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Rendition;

/** A picture as the call that set it shows it: measured, with numbers as numbers. */
record UploadedPicture(
        String dirname,
        String basename,
        String filename,
        String extension,
        String mime,
        int width,
        int height,
        long filesize) {

    /**
     * Shows a stored picture.
     *
     * @param name what the client called it
     */
    static UploadedPicture of(UserId userId, String name, Rendition stored) {
        FileName file = FileName.of(name, stored.mediaType());
        return new UploadedPicture(
                VayesId.of(userId).folder(),
                file.toString(),
                file.stem(),
                file.extension(),
                stored.mediaType().mediaType(),
                stored.width(),
                stored.height(),
                stored.bytes());
    }
}
