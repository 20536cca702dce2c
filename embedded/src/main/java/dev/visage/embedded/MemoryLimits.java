package dev.visage.embedded;

/**
 * Memory of the child processes, in mebibytes.
 *
 * @param kafkaHeap largest Java heap of the broker
 * @param s3Heap largest Java heap of the object store
 * @param postgresBuffers shared buffers of the database
 */
public record MemoryLimits(int kafkaHeap, int s3Heap, int postgresBuffers) {

    public static MemoryLimits small() {
        return new MemoryLimits(256, 256, 32);
    }
}
