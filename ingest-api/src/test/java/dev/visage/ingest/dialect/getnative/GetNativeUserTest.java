package dev.visage.ingest.dialect.getnative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Draft;
import dev.visage.contracts.profile.Profile;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetNativeUserTest {

    private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2015-12-14T04:35:55.999Z, Mon Dec 14 04:35:55 +0000 2015",
        "2026-09-01T23:00:00Z, Tue Sep 01 23:00:00 +0000 2026",
        "2026-06-06T00:00:00Z, Sat Jun 06 00:00:00 +0000 2026"
    })
    void writesTimesInEnglishAndUtc(Instant createdAt, String text) {
        Profile profile = new Profile(
                new UserId(1), ProfileVersion.FIRST, Attributes.named("ada"), Map.of(), createdAt, createdAt);

        assertThat(GetNativeUser.of(profile, "", null, WINTER).createdAt()).isEqualTo(text);
    }

    @Test
    void tellsTheOffsetThatTheTimeZoneHasNow() {
        assertThat(user(draft().timezone("America/Los_Angeles"), WINTER).utcOffset())
                .isEqualTo(-28800);
        assertThat(user(draft().timezone("America/Los_Angeles"), SUMMER).utcOffset())
                .isEqualTo(-25200);
        assertThat(user(draft().timezone("Asia/Kathmandu"), SUMMER).utcOffset()).isEqualTo(20700);
    }

    @Test
    void tellsNoOffsetOfATimeZoneThatNobodyKnows() {
        GetNativeUser user = user(draft().timezone("Mars/Olympus"), WINTER);

        assertThat(user.utcOffset()).isNull();
        assertThat(user.timeZone()).isEqualTo("Mars/Olympus");
    }

    @ParameterizedTest
    @CsvSource({"en_US, en", "en, en", "zh_Hant_TW, zh-Hant", "pt-BR, pt", "de_CH_1996, de", ", und", "_, und"})
    void tellsTheLanguageOfALocaleWithoutItsRegion(@Nullable String locale, String language) {
        assertThat(user(draft().locale(locale), WINTER).lang()).isEqualTo(language);
    }

    private static Draft draft() {
        return Attributes.named("ada").draft();
    }

    private static GetNativeUser user(Draft draft, Instant now) {
        Profile profile =
                new Profile(new UserId(1), ProfileVersion.FIRST, draft.attributes(), Map.of(), WINTER, WINTER);
        return GetNativeUser.of(profile, "", null, now);
    }
}
