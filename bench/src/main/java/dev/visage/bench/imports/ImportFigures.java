package dev.visage.bench.imports;

import dev.visage.bench.imports.Database.Work;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import took.
 *
 * @param pictures how many it had
 * @param took from the request that made it until all had ended
 * @param read until the archive was read
 * @param cpu the time of each process on processors, by its name
 * @param estimate how long the second half should take, as told when the first had ended; null if nothing was
 * @param secondHalf how long it took
 * @param database what the database did
 */
record ImportFigures(
        int pictures,
        Duration took,
        Duration read,
        Map<String, Duration> cpu,
        @Nullable Duration estimate,
        Duration secondHalf,
        Work database) {

    double perSecond() {
        return pictures / seconds(took);
    }

    /** The time of a process for a picture, in milliseconds. */
    double cpuMillis(String process) {
        return millis(cpu.getOrDefault(process, Duration.ZERO));
    }

    /** That of all processes. */
    double cpuMillis() {
        return millis(cpu.values().stream().reduce(Duration.ZERO, Duration::plus));
    }

    private double millis(Duration all) {
        return all.toNanos() / 1e6 / pictures;
    }

    /** By what part of the truth the estimate was wrong; positive if it took longer than told. NaN without one. */
    double estimateError() {
        return estimate == null ? Double.NaN : seconds(secondHalf) / seconds(estimate) - 1;
    }

    double transactionsPerPicture() {
        return (double) database.transactions() / pictures;
    }

    double statementsPerPicture() {
        return (double) database.statements() / pictures;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
