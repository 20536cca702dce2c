package dev.visage.ingest.dialect.kantata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionalFieldTest {

    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2026-01-15T12:00:00Z, PST",
        "America/Los_Angeles, 2026-07-15T12:00:00Z, PDT",
        "Europe/Paris, 2026-01-15T12:00:00Z, CET",
        "Europe/Paris, 2026-07-15T12:00:00Z, CEST",
        "Etc/UTC, 2026-07-15T12:00:00Z, UTC"
    })
    void aTimezoneIsAbbreviatedAsItIsInForceNow(String timezone, Instant now, String abbreviation) {
        Attributes attributes =
                Attributes.named("ada").draft().timezone(timezone).attributes();

        assertThat(OptionalField.ABBREVIATED_TIMEZONE.of(attributes, now)).isEqualTo(abbreviation);
    }
}
