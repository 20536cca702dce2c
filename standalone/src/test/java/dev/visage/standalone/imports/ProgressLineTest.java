package dev.visage.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.imports.ImportState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void tellsHowFarItIsAndHowLongTheRestWillTake() {
        ProgressLine line =
                new ProgressLine(ImportState.RUNNING, 2500, 10_000, 82.34, Optional.of(Duration.ofSeconds(91)));

        assertThat(line).hasToString("25 %  2500 of 10000  82.3/s  1:31 left");
        assertThat(line.withBar()).startsWith("[======                  ] 25 %").hasSizeLessThan(80);
    }

    @Test
    void tellsHoursWhereThereAreSome() {
        assertThat(new ProgressLine(
                        ImportState.RUNNING, 1, 1_000_000, 1, Optional.of(Duration.ofSeconds(3 * 3600 + 62))))
                .asString()
                .endsWith("3:01:02 left");
    }

    @Test
    void tellsThatItIsPaused() {
        assertThat(new ProgressLine(ImportState.PAUSED, 0, 0, 0, Optional.empty()))
                .hasToString("0 %  0 of 0  0.0/s  paused");
    }
}
