package dev.visage.profiles.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Profile.Attributes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeRulesTest {

    @Test
    void needsNoMoreThanAUsername() {
        assertThat(AttributeRules.refusal(called("ada"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatCannotBeKept(Attributes attributes, String sentence) {
        assertThat(AttributeRules.refusal(attributes)).contains(sentence);
    }

    static Stream<Object[]> refusesWhatCannotBeKept() {
        return Stream.of(
                new Object[] {called(null), "username is missing."},
                new Object[] {called(" "), "username is missing."},
                new Object[] {called("a".repeat(201)), "username has 201 characters; the limit is 200."},
                new Object[] {called("a\0b"), "username contains the character U+0000."},
                new Object[] {describing("a".repeat(10_001)), "description has 10001 characters; the limit is 10000."},
                new Object[] {named("a".repeat(1001)), "name has 1001 characters; the limit is 1000."});
    }

    @Test
    void namesWhatDiffersInOrder() {
        Attributes before = new Attributes("ada", "Ada L.", "Ada", null, null, "en_GB", null, null);
        Attributes after = new Attributes("ada", "Ada", null, "Lovelace", null, "en_GB", null, null);

        assertThat(AttributeRules.differing(before, after)).containsExactly("firstName", "lastName", "name");
        assertThat(AttributeRules.differing(before, before)).isEmpty();
        assertThat(AttributeRules.present(before)).containsExactly("firstName", "locale", "name", "username");
    }

    private static Attributes called(String username) {
        return new Attributes(username, null, null, null, null, null, null, null);
    }

    private static Attributes named(String name) {
        return new Attributes("ada", name, null, null, null, null, null, null);
    }

    private static Attributes describing(String description) {
        return new Attributes("ada", null, null, null, null, null, null, description);
    }
}
