package dev.visage.ingest.dialect.smartsheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {

    @ParameterizedTest
    @CsvSource({
        "10485760, 10MB",
        "1048576, 1MB",
        "13002343, 12.4MB",
        "1048575, 1023.9KB",
        "1024, 1KB",
        "1023, 1023B",
        "1, 1B"
    })
    void writesALimitRoundedDown(long bytes, String text) {
        assertThat(FileSize.ofLimit(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"10485761, 10.1MB", "13002342, 12.4MB", "10485760, 10MB", "2, 2B"})
    void writesAFileRoundedUp(long bytes, String text) {
        assertThat(FileSize.ofFile(bytes)).isEqualTo(text);
    }

    @Test
    void neverWritesAFileOverALimitAsTheLimit() {
        assertThat(FileSize.ofFile(10_485_761)).isNotEqualTo(FileSize.ofLimit(10_485_760));
    }
}
