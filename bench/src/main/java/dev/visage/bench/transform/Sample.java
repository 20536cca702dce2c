package dev.visage.bench.transform;

import dev.visage.bench.transform.engine.Reply;

/**
 * One batch.
 *
 * @param pictures how many were made
 */
record Sample(int pictures, Reply.Measured measured) {

    double cpuMillis() {
        return measured.cpu().toNanos() / 1e6 / pictures;
    }

    double perSecond() {
        return pictures / (measured.wall().toNanos() / 1e9);
    }
}
