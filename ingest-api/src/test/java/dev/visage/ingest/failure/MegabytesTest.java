package dev.visage.ingest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MegabytesTest {

    @ParameterizedTest
    @CsvSource({"10485760, 10", "10485761, 10.1", "13002342, 12.4", "1048575, 1", "104857600, 100", "0, 0"})
    void areRoundedUpSoThatWhatIsOverALimitNeverReadsAsTheLimit(long bytes, String text) {
        assertThat(Megabytes.of(bytes)).isEqualTo(text);
    }
}
