package dev.visage.ingest.dialect.getnative;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class RailsTimeZonesTest {

    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, Pacific Time (US & Canada)",
        "America/Indiana/Indianapolis, Indiana (East)",
        "Europe/London, London",
        "Asia/Kolkata, New Delhi",
        "Pacific/Tongatapu, Nuku'alofa",
        "UTC, UTC"
    })
    void namesAZoneAsRailsDoes(String timezone, String name) {
        assertThat(RailsTimeZones.name(timezone)).isEqualTo(name);
    }

    @Test
    void namesAZoneThatRailsDoesNotKnowAsTheTzDatabaseDoes() {
        assertThat(RailsTimeZones.name("Antarctica/Troll")).isEqualTo("Antarctica/Troll");
    }

    @Test
    void namesOnlyZonesThatThereAre() throws IOException {
        assertThat(PropertiesLoaderUtils.loadProperties(
                                new ClassPathResource("rails-time-zones.properties", RailsTimeZones.class))
                        .stringPropertyNames())
                .hasSizeGreaterThan(130)
                .isSubsetOf(ZoneId.getAvailableZoneIds());
    }
}
