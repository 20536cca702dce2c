package dev.visage.profiles.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.UploadId;

/**
 * An upload that an import made.
 *
 * @param notifyUsers whether its user is told of a new picture
 */
public record ImportedUpload(UploadId uploadId, ImportId importId, boolean notifyUsers) {}
