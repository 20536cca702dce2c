package dev.visage.ingest.dialect.vayes;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The languages in which there are messages, each in a bundle of its own beside this class. */
enum Language {
    EN,
    TR;

    private final ResourceBundle texts = ResourceBundle.getBundle(
            Language.class.getPackageName() + ".messages",
            Locale.forLanguageTag(name()),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));

    /** The language that a client asks for, such as {@code tr} or {@code tr-TR}; English if there are no messages in it. */
    static Language of(String tag) {
        String language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return language.equals("tr") ? TR : EN;
    }

    /** The text of a message, with names of placeholders in braces. */
    String text(String key) {
        return texts.getString(key);
    }
}
