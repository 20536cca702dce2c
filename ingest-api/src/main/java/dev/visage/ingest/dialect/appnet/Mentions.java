package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Users who are mentioned in a text. As names may hold dots and hyphens, one that ends a sentence or stands in a compound
 * is taken for the longest name that there is.
 */
final class Mentions {

    private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9_@])@([A-Za-z0-9_][A-Za-z0-9_.-]*+)");
    private static final Pattern LAST_OF_NAME = Pattern.compile("[A-Za-z0-9_](?![A-Za-z0-9_])");
    private static final int LONGEST_NAME = 64;
    private static final int MOST_NAMES = 20;

    private Mentions() {}

    /** The first names, in lower case, that users would have whom the text mentions: few, for anybody may ask for them. */
    static Set<String> names(String text) {
        return MENTION.matcher(text)
                .results()
                .flatMap(mention -> names(mention).stream())
                .map(Mentions::key)
                .distinct()
                .limit(MOST_NAMES)
                .collect(Collectors.toSet());
    }

    /** The mentions of users who exist. */
    static List<Entity.Mention> in(String text, List<Profile> users) {
        Map<String, Profile> byName = users.stream()
                .collect(Collectors.toMap(
                        user -> key(user.attributes().username()), Function.identity(), (first, other) -> first));
        List<Entity.Mention> mentions = new ArrayList<>();
        MENTION.matcher(text)
                .results()
                .forEach(mention -> names(mention).stream()
                        .filter(name -> byName.containsKey(key(name)))
                        .findFirst()
                        .ifPresent(name -> mentions.add(mention(
                                Objects.requireNonNull(byName.get(key(name))),
                                text.codePointCount(0, mention.start()),
                                name.length() + 1))));
        return mentions;
    }

    private static Entity.Mention mention(Profile user, int pos, int len) {
        return new Entity.Mention(user.attributes().username(), user.userId().toString(), pos, len);
    }

    /** The names that may be meant, longest first. */
    private static List<String> names(MatchResult mention) {
        List<String> names = new ArrayList<>();
        String longest = mention.group(1);
        Matcher end = LAST_OF_NAME.matcher(longest);
        while (end.find() && end.end() <= LONGEST_NAME) {
            names.add(0, longest.substring(0, end.end()));
        }
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
