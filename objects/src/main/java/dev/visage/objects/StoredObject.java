package dev.visage.objects;

/**
 * An object as it was read.
 *
 * @param bytes all of it; not to be changed
 * @param description what the store knows of it
 */
public record StoredObject(byte[] bytes, ObjectDescription description) {}
