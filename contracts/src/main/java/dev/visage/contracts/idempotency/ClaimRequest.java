package dev.visage.contracts.idempotency;

import java.time.Duration;

/**
 * Asks to carry out the request that a key stands for.
 *
 * @param key the client's
 * @param fingerprint of the request's payload
 * @param lease how long nobody else is to carry it out, unless it is renewed or given back before
 */
public record ClaimRequest(IdempotencyKey key, Fingerprint fingerprint, Duration lease) {}
