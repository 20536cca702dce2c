package dev.visage.profiles.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.UploadId;

/**
 * An upload that an import made.
 *
 * @param notifyUsers whether users who have not said whether they want to be told of imported pictures are told of it
 */
public record ImportedUpload(UploadId uploadId, ImportId importId, boolean notifyUsers) {}
