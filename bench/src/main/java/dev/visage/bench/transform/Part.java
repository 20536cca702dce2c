package dev.visage.bench.transform;

/** What can be measured. */
enum Part {
    /** CPU and quality, a picture at a time. */
    CPU,
    /** Speed with one thread and with more. */
    THREADS,
    /** Peak memory on the largest pictures. */
    MEMORY
}
