package dev.visage.profiles.sweep;

import dev.visage.contracts.api.Reconciliation;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What sweeps have done, in meters whose names begin with {@code visage.sweep}. */
@Component
class SweepMetrics {

    private final MeterRegistry meters;

    SweepMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A sweep has ended. */
    void ended(SweepResult result) {
        meters.counter("visage.sweep.runs", "result", name(result)).increment();
        if (result instanceof SweepResult.Done done && !done.counts().dryRun()) {
            Reconciliation counts = done.counts();
            count(
                    "visage.sweep.deleted",
                    "kind",
                    "originals",
                    counts.originals().orphaned());
            count("visage.sweep.deleted", "kind", "images", counts.images().orphaned());
            count(
                    "visage.sweep.dangling",
                    "result",
                    "repaired",
                    counts.dangling().repaired());
            count(
                    "visage.sweep.dangling",
                    "result",
                    "unrepairable",
                    counts.dangling().unrepairable());
            meters.counter("visage.sweep.bytes").increment(counts.bytesReclaimed());
        }
    }

    private void count(String meter, String tag, String value, long count) {
        meters.counter(meter, tag, value).increment(count);
    }

    private static String name(SweepResult result) {
        if (result instanceof SweepResult.Done) {
            return "done";
        }
        return result instanceof SweepResult.Busy ? "busy" : "abandoned";
    }
}
