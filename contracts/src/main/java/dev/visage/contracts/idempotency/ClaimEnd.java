package dev.visage.contracts.idempotency;

import dev.visage.contracts.id.UploadId;

/**
 * Tells how the claimant of a key fared.
 *
 * @param key the client's
 * @param uploadId the id that the claim gave
 * @param accepted whether the upload is accepted; false gives the lease back
 */
public record ClaimEnd(IdempotencyKey key, UploadId uploadId, boolean accepted) {}
