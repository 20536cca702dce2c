package dev.visage.ingest.dialect.appnet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocaleNameTest {

    @ParameterizedTest
    @CsvSource({
        "en,en_US",
        "EN,en_US",
        "fr,fr_FR",
        "pt,pt_BR",
        "sv,sv_SE",
        "en_US,en_US",
        "en-gb,en_GB",
        "de-AT,de_AT",
        "es-419,es_419",
        "tlh,tlh",
        "zh-Hant-TW,zh-Hant-TW",
        "x-unknown,x-unknown",
    })
    void isALanguageAndACountry(String locale, String name) {
        assertThat(LocaleName.of(locale)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en_US", "en-US", "zh_Hant_TW", "es-419", "tlh"})
    void isOneByItsForm(String text) {
        assertThat(LocaleName.isLocale(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e",
                "english language",
                "en_",
                "_US",
                "en__US",
                "12",
                "en/US",
                "en_US_en_US_en_US_en_US_en_US_en_US_en"
            })
    void isNoneByItsForm(String text) {
        assertThat(LocaleName.isLocale(text)).isFalse();
    }
}
