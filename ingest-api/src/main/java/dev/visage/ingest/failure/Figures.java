package dev.visage.ingest.failure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.util.unit.DataSize;

/** Sizes as failures tell them to people: rounded up to one decimal, so what is over a limit never reads as the limit. */
public final class Figures {

    private static final BigDecimal MEGABYTE =
            BigDecimal.valueOf(DataSize.ofMegabytes(1).toBytes());
    private static final BigDecimal MEGAPIXEL = BigDecimal.valueOf(1_000_000);

    private Figures() {}

    /** A number of bytes in megabytes of 1,048,576 bytes: {@code 10} or {@code 12.4}. */
    public static String megabytes(long bytes) {
        return rounded(bytes, MEGABYTE);
    }

    /** A number of pixels in millions: {@code 50} or {@code 50.1}. */
    public static String megapixels(long pixels) {
        return rounded(pixels, MEGAPIXEL);
    }

    private static String rounded(long number, BigDecimal unit) {
        return BigDecimal.valueOf(number)
                .divide(unit, 1, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString();
    }
}
