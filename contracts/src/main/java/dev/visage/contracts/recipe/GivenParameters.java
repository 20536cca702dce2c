package dev.visage.contracts.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parameters by their names, read one at a time. */
record GivenParameters(Map<String, List<@Nullable String>> values) {

    private static final int MOST_ECHOED = 60;

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) throws RecipeParameterException {
        List<@Nullable String> texts = values.getOrDefault(name, List.of());
        if (texts.size() > 1) {
            throw refusal(name, "is given " + texts.size() + " times; it is taken once");
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(0) == null ? "" : texts.get(0));
    }

    /** One of several words, or what is meant without one. */
    String word(String name, List<String> allowed, String otherwise) throws RecipeParameterException {
        String word = text(name).orElse(otherwise);
        if (!allowed.contains(word)) {
            throw unlike(name, listed(allowed), word);
        }
        return word;
    }

    /** @param allowed the pattern, in words */
    Optional<Matcher> matching(String name, Pattern pattern, String allowed) throws RecipeParameterException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text.get());
        if (!matcher.matches()) {
            throw unlike(name, allowed, text.get());
        }
        return Optional.of(matcher);
    }

    static RecipeParameterException unlike(String name, String allowed, String found) {
        String echoed = found.length() > MOST_ECHOED ? found.substring(0, MOST_ECHOED) + "..." : found;
        return refusal(name, "is " + allowed + ", not \"" + echoed + "\"");
    }

    /** @param predicate what goes on after the parameter's name, without a full stop */
    static RecipeParameterException refusal(String name, String predicate) {
        return new RecipeParameterException(name, "\"" + name + "\" " + predicate + ".");
    }

    private static String listed(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }
}
