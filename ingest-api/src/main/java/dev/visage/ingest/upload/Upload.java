package dev.visage.ingest.upload;

import dev.visage.contracts.id.UserId;

/**
 * What every dialect makes of its upload request.
 *
 * @param userId whose picture it is to become
 * @param bytes the picture as it came
 * @param terms what the call takes, and what is made of it
 */
public record Upload(UserId userId, byte[] bytes, UploadTerms terms) {}
