package dev.visage.bench.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void addsUp() {
        Usage sum = Usage.sum(List.of(
                new Usage(3_000_000, 2_000_000, Duration.ofMillis(10)),
                new Usage(1_400_000, 1_600_000, Duration.ofMillis(5))));

        assertThat(sum).isEqualTo(new Usage(4_400_000, 3_600_000, Duration.ofMillis(15)));
        assertThat(sum.residentMegabytes()).isEqualTo("4");
        assertThat(sum.proportionalMegabytes()).isEqualTo("4");
    }

    @Test
    void isNothingWithoutProcesses() {
        assertThat(Usage.sum(List.of())).isEqualTo(new Usage(0, 0, Duration.ZERO));
    }
}
