package dev.visage.contracts.event;

import dev.visage.contracts.id.ImportId;

/**
 * Items are about to be taken by an import. Where the broker puts this record is the items' {@link UploadOrder}, however
 * much later they are handed to the workers.
 *
 * @param items how many, at most
 */
public record ImportBatch(ImportId importId, int items) {}
