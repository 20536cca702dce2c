package dev.visage.ingest.dialect.appnet;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words behind a number sign: letters with their marks, digits and underscores, at least one of them a letter. */
final class Hashtags {

    private static final Pattern HASHTAG =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_#])#(?=[\\p{N}_]*+\\p{L})([\\p{L}\\p{M}\\p{N}_]++)");

    private Hashtags() {}

    static List<Entity.Hashtag> in(String text) {
        return HASHTAG.matcher(text)
                .results()
                .map(found -> new Entity.Hashtag(
                        found.group(1).toLowerCase(Locale.ROOT),
                        text.codePointCount(0, found.start()),
                        found.group().codePointCount(0, found.group().length())))
                .toList();
    }
}
