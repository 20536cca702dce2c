package dev.visage.ingest.dialect.vayes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.ingest.dialect.vayes.Message.Kind;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    @ParameterizedTest
    @CsvSource({"tr, TR", "TR, TR", "tr-TR, TR", "tr_TR, TR", "en, EN", "de, EN", "trk, EN", "'', EN"})
    void isEnglishUnlessItIsAnotherOfOurs(String tag, Language language) {
        assertThat(Language.of(tag)).isEqualTo(language);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyMessageHasATextWithTheSamePlaceholdersInEveryLanguage(Kind kind) {
        String english = Language.EN.text(kind.key());
        String turkish = Language.TR.text(kind.key());

        assertThat(turkish).isNotEqualTo(english);
        assertThat(placeholders(turkish)).containsExactlyInAnyOrder(placeholders(english));
    }

    private static String[] placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group()).toArray(String[]::new);
    }
}
