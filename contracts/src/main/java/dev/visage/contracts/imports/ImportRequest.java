package dev.visage.contracts.imports;

/**
 * Asks for a new import.
 *
 * @param createdBy who asks, by the subject of their token
 */
public record ImportRequest(ImportTerms terms, String createdBy) {}
