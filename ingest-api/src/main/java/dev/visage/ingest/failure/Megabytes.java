package dev.visage.ingest.failure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.util.unit.DataSize;

/** Lengths as failures tell them to people. */
public final class Megabytes {

    private static final BigDecimal ONE =
            BigDecimal.valueOf(DataSize.ofMegabytes(1).toBytes());

    private Megabytes() {}

    /** A number of bytes in megabytes (1,048,576 bytes), rounded up to one decimal: {@code 10} or {@code 12.4}. */
    public static String of(long bytes) {
        return BigDecimal.valueOf(bytes)
                .divide(ONE, 1, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString();
    }
}
