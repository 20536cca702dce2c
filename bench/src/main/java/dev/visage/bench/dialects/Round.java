package dev.visage.bench.dialects;

import java.time.Duration;

/**
 * One wrapping, measured once.
 *
 * @param uploads how many were accepted
 * @param took from the first request to the last answer
 * @param edgeCpu the time that ingest-api was on processors meanwhile
 */
record Round(int uploads, Duration took, Duration edgeCpu) {

    double perSecond() {
        return uploads / (took.toNanos() / 1e9);
    }

    double cpuMillisPerUpload() {
        return edgeCpu.toNanos() / 1e6 / uploads;
    }
}
