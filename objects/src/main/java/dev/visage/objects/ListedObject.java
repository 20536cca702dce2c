package dev.visage.objects;

import dev.visage.contracts.storage.ObjectKey;
import java.time.Instant;

/**
 * An object as a listing tells of it.
 *
 * @param key where it lies
 * @param length in bytes
 * @param lastModified when it was stored, by the store's clock
 */
public record ListedObject(ObjectKey key, long length, Instant lastModified) {}
