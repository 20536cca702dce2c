package dev.visage.ingest.dialect.smartsheet;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What an organisation can choose for its profile images.
 *
 * @param customSize the longest file that is taken in place of 10 MB; the image is 1050 pixels wide and high all the same
 */
@Validated
@ConfigurationProperties("visage.dialects.smartsheet")
record SmartsheetSettings(@Nullable DataSize customSize) {

    private static final DataSize UNLESS_CHOSEN = DataSize.ofMegabytes(10);

    @AssertTrue(message = "custom-size must be at least one byte")
    boolean isCustomSizeUsable() {
        return customSize == null || customSize.toBytes() > 0;
    }

    /** The longest file that is taken. */
    DataSize limit() {
        return customSize == null ? UNLESS_CHOSEN : customSize;
    }
}
