package dev.visage.ingest.imports.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An archive is read no further, for a reason that lies in it. The message is a sentence for its sender. */
final class UnreadableArchiveException extends IOException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final String sentence;

    private UnreadableArchiveException(HttpStatus status, String code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    static UnreadableArchiveException notAnArchive() {
        return new UnreadableArchiveException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "not-an-archive",
                "The body begins neither as a zip nor as a tar nor as a tar.gz does.",
                null);
    }

    static UnreadableArchiveException corrupt(Throwable cause) {
        return new UnreadableArchiveException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "archive-corrupt",
                "The archive is damaged, ends too early, or is packed in a way that cannot be read.",
                cause);
    }

    static UnreadableArchiveException tooLarge(String sentence) {
        return new UnreadableArchiveException(HttpStatus.UNPROCESSABLE_CONTENT, "archive-too-large", sentence, null);
    }

    static UnreadableArchiveException withoutPictures() {
        return new UnreadableArchiveException(
                HttpStatus.UNPROCESSABLE_CONTENT, "no-pictures", "There is no picture in the archive.", null);
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
