package dev.visage.bench.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcFileTest {

    private static final ProcFile STATUS =
            new ProcFile(List.of("Name:\tjava", "VmRSS:\t  345678 kB", "Threads:\t42", "Uid:\t0\t0\t0\t0"));

    @Test
    void readsSizesAsBytes() {
        assertThat(STATUS.bytes("VmRSS")).isEqualTo(345_678L * 1024);
    }

    @Test
    void readsTheProportionalSizeBetweenTheMapsHeadAndItsKin() {
        ProcFile maps = new ProcFile(List.of(
                "5581b2a00000-7ffd4b5f2000 ---p 00000000 00:00 0    [rollup]",
                "Rss:               10240 kB",
                "Pss:                7168 kB",
                "Pss_Dirty:          5000 kB"));

        assertThat(maps.bytes("Pss")).isEqualTo(7168L * 1024);
    }

    @Test
    void takesTheFirstOfManyProcessors() {
        ProcFile processors = new ProcFile(List.of("model name\t: Fast: 1 GHz", "", "model name\t: Slow"));

        assertThat(processors.value("model name")).contains("Fast: 1 GHz");
    }

    @Test
    void hasNoSizeForWhatIsAbsentOrNoSize() {
        assertThat(STATUS.bytes("VmSwap")).isZero();
        assertThat(STATUS.bytes("Threads")).isZero();
        assertThat(new ProcFile(List.of()).value("Name")).isEmpty();
    }
}
