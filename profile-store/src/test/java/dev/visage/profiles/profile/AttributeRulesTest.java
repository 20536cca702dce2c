package dev.visage.profiles.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Counts;
import dev.visage.contracts.profile.Staffing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class AttributeRulesTest {

    private static final Attributes ADA = Attributes.named("ada");

    @Test
    void needsNoMoreThanAUsername() {
        assertThat(AttributeRules.refusal(ADA)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatCannotBeKept(Attributes attributes, String member, String sentence) {
        assertThat(AttributeRules.refusal(attributes)).contains(new Edited.Refused(member, sentence));
    }

    static Stream<Object[]> refusesWhatCannotBeKept() {
        return Stream.of(
                new Object[] {Attributes.named(" "), "username", "username is missing."},
                new Object[] {
                    Attributes.named("a".repeat(201)), "username", "username has 201 characters; the limit is 200."
                },
                new Object[] {Attributes.named("a\0b"), "username", "username contains the character U+0000."},
                new Object[] {ADA.draft().name("\ud83c").attributes(), "name", "name contains half a surrogate pair."},
                new Object[] {
                    skilled("Painting", "\0"),
                    "staffing.skills[1].name",
                    "staffing.skills[1].name contains the character U+0000."
                },
                new Object[] {
                    annotated("{\"a\":{\"b\":[1,\"\\u0000\"]}}"),
                    "annotations[0].value.a.b[1]",
                    "annotations[0].value.a.b[1] contains the character U+0000."
                },
                new Object[] {
                    annotated("{\"a\":{\"\\u0000\":1}}"),
                    "annotations[0].value.a",
                    "annotations[0].value.a contains the character U+0000."
                },
                new Object[] {
                    ADA.draft().description("é".repeat(32_768), null).attributes(),
                    "attributes",
                    "The attributes take 65571 bytes as JSON; the limit is 65536."
                });
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThat(AttributeRules.refusal(annotated("{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}")))
                .isEmpty();
        assertThat(AttributeRules.refusal(annotated("{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}")))
                .hasValueSatisfying(
                        refused -> assertThat(refused.sentence()).endsWith("is nested deeper than 64 levels."));
    }

    @Test
    void namesWhatDiffersInOrder() {
        Attributes before = skilled("Painting")
                .draft()
                .name("Ada L.")
                .counts(new Counts(1L, null, null, null, null, null))
                .attributes();
        Attributes after = skilled("Painting", "Drawing")
                .draft()
                .lastName("Lovelace")
                .counts(new Counts(1L, null, null, null, null, null))
                .attributes();

        assertThat(AttributeRules.differing(before, after)).containsExactly("lastName", "name", "staffing");
        assertThat(AttributeRules.differing(before, before)).isEmpty();
        assertThat(AttributeRules.present(before)).containsExactly("counts", "name", "staffing", "username");
    }

    @Test
    void seesNoDifferenceInTheOrderOfMembers() {
        assertThat(AttributeRules.differing(annotated("{\"a\":1,\"b\":2.50}"), annotated("{\"b\":2.50,\"a\":1}")))
                .isEmpty();
    }

    private static Attributes skilled(String... names) {
        List<Staffing.Skill> skills = Stream.of(names)
                .map(name -> new Staffing.Skill(1, 1, name, null, null, null, null))
                .toList();
        return ADA.draft()
                .staffing(new Staffing(null, null, skills, null, null, null))
                .attributes();
    }

    private static Attributes annotated(String value) {
        return ADA.draft()
                .annotations(List.of(new Annotation(
                        "org.example", (ObjectNode) EventJson.mapper().readTree(value))))
                .attributes();
    }
}
