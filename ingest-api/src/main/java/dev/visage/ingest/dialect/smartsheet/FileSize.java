package dev.visage.ingest.dialect.smartsheet;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes of files as the API's messages write them, such as {@code 12.4MB}; 1 MB is 1,048,576 bytes. */
final class FileSize {

    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = KILOBYTE * KILOBYTE;

    private FileSize() {}

    /** A limit, rounded down: who obeys the text obeys the limit. */
    static String ofLimit(long bytes) {
        return text(bytes, RoundingMode.DOWN);
    }

    /** A file that is over a limit, rounded up, so that the text never says that it is not. */
    static String ofFile(long bytes) {
        return text(bytes, RoundingMode.UP);
    }

    private static String text(long bytes, RoundingMode rounding) {
        if (bytes < KILOBYTE) {
            return bytes + "B";
        }
        return bytes < MEGABYTE ? in(KILOBYTE, bytes, rounding) + "KB" : in(MEGABYTE, bytes, rounding) + "MB";
    }

    private static String in(long unit, long bytes, RoundingMode rounding) {
        return BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(unit), 1, rounding)
                .toString()
                .replaceFirst("\\.0$", "");
    }
}
