package dev.visage.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.standalone.fault.check.Report;
import dev.visage.standalone.fault.check.Tampering;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;

/** Concurrent uploads while everything fails, one plan of faults after a seed; see docs/faults.md. */
class NothingIsLostFaultTest {

    private static final long SEED = Long.getLong("visage.faults.seed", 5);
    private static final Duration DURATION =
            DurationStyle.detectAndParse(System.getProperty("visage.faults.duration", "150s"));

    @Test
    void whateverIsKilledWhen() throws Exception {
        FaultRun run = new FaultRun(SEED, DURATION, Path.of("target", "faults", Long.toString(SEED)));

        Report report = run.report();

        assertThat(report.broken()).as(run.replay() + "\n" + report).isEmpty();
        assertThat(run.missed()).as("faults that did not come about").isEmpty();
        assertThat(Tampering.unnoticed(run.entries()))
                .as("what the checker does not notice in the recorded history when it is falsified")
                .isEmpty();
    }
}
