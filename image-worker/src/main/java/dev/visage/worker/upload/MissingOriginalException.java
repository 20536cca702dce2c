package dev.visage.worker.upload;

import dev.visage.contracts.id.UploadId;

/** An upload was announced, and its original is not in the store. */
final class MissingOriginalException extends Exception {

    private static final long serialVersionUID = 1;

    MissingOriginalException(UploadId uploadId) {
        super("There is no original of upload " + uploadId + ".");
    }
}
