package dev.visage.contracts.idempotency;

import dev.visage.contracts.id.UploadId;
import java.time.Duration;

/**
 * Tells that the claimant of a key still carries it out.
 *
 * @param key the client's
 * @param uploadId the id that the claim gave
 * @param lease how long from now on nobody else is to carry it out, unless it is given back before
 */
public record ClaimRenewal(IdempotencyKey key, UploadId uploadId, Duration lease) {}
