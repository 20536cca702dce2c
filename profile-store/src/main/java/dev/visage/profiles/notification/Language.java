package dev.visage.profiles.notification;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which users are told something, each with a bundle of texts. */
enum Language {
    EN,
    DE,
    TR;

    private final Locale locale = Locale.forLanguageTag(name());

    /** The language of a profile's locale, such as {@code de_AT}; English if there are no texts in it, or no locale. */
    static Language of(@Nullable String profileLocale) {
        String tag = profileLocale == null ? "" : profileLocale.replace('_', '-');
        String code = Locale.forLanguageTag(tag).getLanguage();
        for (Language language : values()) {
            if (language.locale.getLanguage().equals(code)) {
                return language;
            }
        }
        return EN;
    }

    /** The language alone: numbers are written alike wherever it is spoken. */
    Locale locale() {
        return locale;
    }
}
