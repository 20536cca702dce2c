package dev.visage.ingest.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"10485760, 10", "10485761, 10.1", "13002342, 12.4", "1048575, 1", "104857600, 100", "0, 0"})
    void bytesAreToldInMegabytes(long bytes, String text) {
        assertThat(Figures.megabytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"50000000, 50", "50000001, 50.1", "81000000, 81", "4294967296, 4295"})
    void pixelsAreToldInMegapixels(long pixels, String text) {
        assertThat(Figures.megapixels(pixels)).isEqualTo(text);
    }
}
