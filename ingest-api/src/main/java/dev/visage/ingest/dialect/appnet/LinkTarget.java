package dev.visage.ingest.dialect.appnet;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a link leads: to a host, by http or https, without a user's name before it.
 *
 * @param url as it was written
 * @param host in lower case and ASCII
 */
record LinkTarget(String url, String host) {

    private static final int LONGEST = 2048;
    private static final String LABEL = "[\\p{L}\\p{M}\\p{N}_-]++";

    /** Behind the host, nothing ends a URL in HTML or in a sentence, and nothing turns the direction of writing. */
    private static final Pattern URL = Pattern.compile(
            "https?://(" + LABEL + "(?:\\." + LABEL + ")*+|\\[[0-9a-f:.]+])\\.?(?::[0-9]{1,5})?"
                    + "(?:[/?#][^\\s\\p{Cc}\\p{Cs}\\p{Z}<>\"\\u202A-\\u202E\\u2066-\\u2069]*+)?",
            Pattern.CASE_INSENSITIVE);

    private static final String WWW = "www.";

    /** Reads a URL; empty if it is another one, or none. */
    static Optional<LinkTarget> parse(String url) {
        Matcher matcher = URL.matcher(url);
        if (url.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LinkTarget(url, IDN.toASCII(matcher.group(1)).toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }

    /** Whether a text names the host, as a name of its own and not as a piece of another one. */
    boolean isNamedIn(String text) {
        return isNamed(host, text) || isNamed(IDN.toUnicode(host), text);
    }

    private static boolean isNamed(String host, String text) {
        String bare = host.startsWith(WWW) ? host.substring(WWW.length()) : host;
        return Pattern.compile(
                        "(?<![\\p{L}\\p{M}\\p{N}._-])(?:www\\.)?" + Pattern.quote(bare)
                                + "(?![\\p{L}\\p{M}\\p{N}_-]|\\.[\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }
}
