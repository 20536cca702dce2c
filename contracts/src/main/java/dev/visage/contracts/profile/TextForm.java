package dev.visage.contracts.profile;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text may be.
 *
 * @param longest how many characters it may have
 * @param isFit whether it has the form
 * @param description the form, for people
 */
public record TextForm(int longest, Predicate<String> isFit, String description) {

    /** Any text that is not too long. */
    public static TextForm upTo(int longest) {
        return new TextForm(longest, text -> true, "a text");
    }

    /** A text that a pattern matches as a whole. */
    public static TextForm matching(String pattern, int longest, String description) {
        return new TextForm(longest, Pattern.compile(pattern).asMatchPredicate(), description);
    }

    /** What is wrong with a text, if anything is. */
    public Optional<String> fault(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of("has " + length + " characters; the limit is " + longest + ".");
        }
        return isFit.test(text) ? Optional.empty() : Optional.of("is not " + description + ".");
    }
}
