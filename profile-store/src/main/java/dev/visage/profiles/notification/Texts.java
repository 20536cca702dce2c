package dev.visage.profiles.notification;

import java.nio.charset.StandardCharsets;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The texts of notifications, in a bundle for each language beside this class. */
@Component
class Texts {

    static final String BUNDLE = Texts.class.getPackageName() + ".notices";

    private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

    Texts() {
        bundles.setBasename(BUNDLE);
        bundles.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundles.setFallbackToSystemLocale(false);
        // so that a quote is written in one way in all texts
        bundles.setAlwaysUseMessageFormat(true);
    }

    /** A phrase in a language. */
    String text(Phrase phrase, Language language) {
        return bundles.getMessage(phrase.key(), phrase.arguments().toArray(), language.locale());
    }
}
