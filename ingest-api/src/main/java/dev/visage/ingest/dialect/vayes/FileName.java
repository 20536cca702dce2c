package dev.visage.ingest.dialect.vayes;

import dev.visage.contracts.picture.PictureFormat;
import java.util.List;
import java.util.Locale;

/**
 * The name of a stored picture.
 *
 * @param stem what stands before the last dot
 * @param extension what stands behind it
 */
record FileName(String stem, String extension) {

    /** The name of pictures whose own is not known. */
    private static final String NAMELESS = "profile_picture";

    /** The name of a picture in a format, as far as nothing else is known of it. */
    static FileName of(PictureFormat format) {
        return new FileName(NAMELESS, format.extension());
    }

    /**
     * The name of a picture that a client calls something.
     *
     * @param submitted a name or a whole path, of whichever system
     * @param format what the picture is, to which the extension must fit
     */
    static FileName of(String submitted, PictureFormat format) {
        String name = submitted
                .substring(Math.max(submitted.lastIndexOf('/'), submitted.lastIndexOf('\\')) + 1)
                .strip();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        return new FileName(
                stem.isBlank() || stem.equals(".") ? NAMELESS : stem,
                extensions(format).contains(extension.toLowerCase(Locale.ROOT)) ? extension : format.extension());
    }

    private static List<String> extensions(PictureFormat format) {
        return format == PictureFormat.JPEG ? List.of(format.extension(), "jpeg") : List.of(format.extension());
    }

    /** The whole name. */
    @Override
    public String toString() {
        return stem + "." + extension;
    }
}
