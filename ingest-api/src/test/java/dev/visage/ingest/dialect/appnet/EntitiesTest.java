package dev.visage.ingest.dialect.appnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import dev.visage.contracts.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {

    private static final List<Profile> USERS =
            Stream.of("Ada", "ada.quill", "c7", "_x_").map(EntitiesTest::user).toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@ada                 | Ada       | 0 | 4",
                "hi @ADA!             | Ada       | 3 | 4",
                ".@ada                | Ada       | 1 | 4",
                "(@c7)                | c7        | 1 | 3",
                "🎨🎨 e\u0301 @ada       | Ada       | 6 | 4",
                "مرحبا @ada           | Ada       | 6 | 4",
                "日本@ada             | Ada       | 2 | 4",
                "I know @ada.         | Ada       | 7 | 4",
                "I know @ada.quill.   | ada.quill | 7 | 10",
                "I know @ada.quilling | Ada       | 7 | 4",
                "an @ada-like thing   | Ada       | 3 | 4",
                "@_x_                 | _x_       | 0 | 4",
            })
    void findsMentionsOfUsersWhoExist(String text, String name, int pos, int len) {
        String id = Integer.toString(name.hashCode() & 0xffff);

        assertThat(of(text).mentions()).containsExactly(new Entity.Mention(name, id, pos, len));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@nobody", "ada@c7", "@@ada", "@adaquill", "@ ada", "@", "me_@ada", "＠ada"})
    void findsNoMentionInAnythingElse(String text) {
        assertThat(of(text).mentions()).isEmpty();
    }

    @Test
    void asksForEveryNameThatMayBeMeant() {
        assertThat(Mentions.names("@Ada.quill-x, @c7 and me@example.org"))
                .containsExactlyInAnyOrder("ada.quill-x", "ada.quill", "ada", "c7");
        assertThat(Mentions.names("nobody")).isEmpty();
    }

    @Test
    void asksForTheFirstTwentyNamesHoweverManyMayBeMeant() {
        List<String> users =
                IntStream.range(0, 1000).mapToObj(number -> "user" + number).toList();

        assertThat(Mentions.names("@ada and @ada and @" + String.join(" @", users)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("ada"), users.stream().limit(19))
                                .toList());
    }

    @Test
    void asksForNoNameThatIsTooLong() {
        assertThat(Mentions.names("@" + "a.".repeat(10_000)))
                .hasSize(20)
                .contains("a.".repeat(31) + "a")
                .allMatch(name -> name.length() <= 64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#Ruby          | ruby    | 0 | 5",
                "I ♥ #Ruby_on!  | ruby_on | 4 | 8",
                "🎨 #日本語      | 日本語   | 2 | 4",
                "#été2026       | été2026 | 0 | 8",
                "#e\u0301te\u0301 x   | e\u0301te\u0301 | 0 | 6",
                "#2fast         | 2fast   | 0 | 6",
                "(#a)           | a       | 1 | 2",
                "#𝔘nicode       | 𝔘nicode | 0 | 8",
                "مرحبا #كلمة    | كلمة    | 6 | 5",
            })
    void findsHashtags(String text, String name, int pos, int len) {
        assertThat(of(text).hashtags()).containsExactly(new Entity.Hashtag(name, pos, len));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "# a", "#1", "C#sharp", "##a", "é#a", "#🎨", "#_1"})
    void findsNoHashtagInAnythingElse(String text) {
        assertThat(of(text).hashtags()).isEmpty();
    }

    @Test
    void aLinkWins() {
        Entities entities = of("http://a.example/@ada#top and @ada #x");

        assertThat(entities.links())
                .containsExactly(
                        new Entity.Link("http://a.example/@ada#top", "http://a.example/@ada#top", 0, 25, null));
        assertThat(entities.mentions()).extracting(Entity.Mention::pos).containsExactly(30);
        assertThat(entities.hashtags()).extracting(Entity.Hashtag::pos).containsExactly(35);
    }

    @Test
    void aLinkOfTheUsersOwnWinsToo() {
        LinkedText linked =
                new LinkedText("ask @ada [a.example] #x", List.of(new DescriptionLink(0, 8, "http://a.example", 20)));

        Entities entities = Entities.of(linked, USERS);

        assertThat(entities.links()).containsExactly(new Entity.Link("ask @ada", "http://a.example", 0, 8, 20));
        assertThat(entities.mentions()).isEmpty();
        assertThat(entities.hashtags()).hasSize(1);
        assertThat(entities.inOrder()).extracting(Entity::pos).containsExactly(0, 21);
    }

    private static Entities of(String text) {
        return Entities.of(new LinkedText(text, List.of()).withFound(), USERS);
    }

    private static Profile user(String name) {
        return new Profile(
                new UserId(name.hashCode() & 0xffff),
                ProfileVersion.FIRST,
                Attributes.named(name),
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
