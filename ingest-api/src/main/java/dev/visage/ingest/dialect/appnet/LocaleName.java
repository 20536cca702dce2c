package dev.visage.ingest.dialect.appnet;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A locale as App.net writes it, {@code en_US}. A language alone gets the country where most of those live who speak it,
 * as Unicode's likely subtags have it (CLDR, {@code likelySubtags.xml}); one that is not in the table stays alone.
 */
final class LocaleName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,8})*+");
    private static final Pattern LANGUAGE_AND_COUNTRY =
            Pattern.compile("([A-Za-z]{2,3})(?:[_-]([A-Za-z]{2}|[0-9]{3}))?");
    private static final int LONGEST = 35;

    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("ar", "EG"),
            Map.entry("bg", "BG"),
            Map.entry("ca", "ES"),
            Map.entry("cs", "CZ"),
            Map.entry("da", "DK"),
            Map.entry("de", "DE"),
            Map.entry("el", "GR"),
            Map.entry("en", "US"),
            Map.entry("es", "ES"),
            Map.entry("et", "EE"),
            Map.entry("fa", "IR"),
            Map.entry("fi", "FI"),
            Map.entry("fr", "FR"),
            Map.entry("he", "IL"),
            Map.entry("hi", "IN"),
            Map.entry("hr", "HR"),
            Map.entry("hu", "HU"),
            Map.entry("id", "ID"),
            Map.entry("it", "IT"),
            Map.entry("ja", "JP"),
            Map.entry("ko", "KR"),
            Map.entry("lt", "LT"),
            Map.entry("lv", "LV"),
            Map.entry("nb", "NO"),
            Map.entry("nl", "NL"),
            Map.entry("no", "NO"),
            Map.entry("pl", "PL"),
            Map.entry("pt", "BR"),
            Map.entry("ro", "RO"),
            Map.entry("ru", "RU"),
            Map.entry("sk", "SK"),
            Map.entry("sl", "SI"),
            Map.entry("sr", "RS"),
            Map.entry("sv", "SE"),
            Map.entry("th", "TH"),
            Map.entry("tr", "TR"),
            Map.entry("uk", "UA"),
            Map.entry("vi", "VN"),
            Map.entry("zh", "CN"));

    private LocaleName() {}

    /** Whether a text has the form of a locale. */
    static boolean isLocale(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /** The locale in App.net's spelling; one that is more than a language and a country is left as it is. */
    static String of(String locale) {
        Matcher form = LANGUAGE_AND_COUNTRY.matcher(locale);
        if (!form.matches()) {
            return locale;
        }
        String language = form.group(1).toLowerCase(Locale.ROOT);
        String country =
                form.group(2) == null ? COUNTRIES.get(language) : form.group(2).toUpperCase(Locale.ROOT);
        return country == null ? language : language + "_" + country;
    }
}
