package dev.visage.ingest.dialect.appnet;

import static dev.visage.ingest.dialect.appnet.Requests.assertMalformed;
import static dev.visage.ingest.dialect.appnet.Requests.assertMissing;
import static dev.visage.ingest.dialect.appnet.Requests.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import dev.visage.contracts.profile.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionUpdateTest {

    private static final String WITH_LINK =
            "{'text': 'my page http://b.example', 'entities': {'links': [{'pos': 3, 'len': 4, 'url': 'http://a.example/x'}]%s}}";

    @Test
    void findsTheLinksOfAPlainTextWheneverItIsShown() {
        assertThat(update("{'text': 'see http://a.example'}"))
                .isEqualTo(new DescriptionUpdate("see http://a.example", null));
        assertThat(update("{'text': 'see http://a.example', 'entities': {}}"))
                .isEqualTo(new DescriptionUpdate("see http://a.example", null));
    }

    @Test
    void findsNoLinksBesideThoseThatAreSent() {
        assertThat(update(String.format(WITH_LINK, "")))
                .isEqualTo(new DescriptionUpdate(
                        "my page [a.example] http://b.example",
                        List.of(new DescriptionLink(3, 4, "http://a.example/x", 16))));
        assertThat(update("{'text': 'see http://a.example', 'entities': {'links': []}}"))
                .isEqualTo(new DescriptionUpdate("see http://a.example", List.of()));
        assertThat(update("{'text': 'see http://a.example', 'entities': {'parse_links': false}}"))
                .isEqualTo(new DescriptionUpdate("see http://a.example", List.of()));
    }

    @Test
    void findsLinksBesideThoseThatAreSentIfItIsToldTo() {
        assertThat(update(String.format(WITH_LINK, ", 'parse_links': true")))
                .isEqualTo(new DescriptionUpdate(
                        "my page [a.example] http://b.example",
                        List.of(
                                new DescriptionLink(3, 4, "http://a.example/x", 16),
                                new DescriptionLink(20, 16, "http://b.example", null))));
        assertThat(update("{'text': 'see http://a.example', 'entities': {'links': [], 'parse_links': true}}"))
                .isEqualTo(new DescriptionUpdate("see http://a.example", null));
    }

    @Test
    void takesLinksInMarkdownInPlaceOfThoseThatAreSent() {
        String markdown =
                "{'text': '[my page](http://a.example/x) http://b.example', 'entities': {%s'parse_markdown_links': true}}";
        DescriptionLink page = new DescriptionLink(0, 7, "http://a.example/x", 19);

        assertThat(update(String.format(markdown, "'links': [{'pos': 0, 'len': 1, 'url': 'http://c.example'}], ")))
                .isEqualTo(new DescriptionUpdate("my page [a.example] http://b.example", List.of(page)));
        assertThat(update(String.format(markdown, "")))
                .isEqualTo(new DescriptionUpdate(
                        "my page [a.example] http://b.example",
                        List.of(page, new DescriptionLink(20, 16, "http://b.example", null))));
    }

    @Test
    void leavesMarkdownAsItIsUnlessItIsTold() {
        assertThat(update("{'text': '[a](b)'}").text()).isEqualTo("[a](b)");
    }

    @Test
    void takesWhatItAnsweredForAnUpdate() {
        DescriptionUpdate first = update(String.format(WITH_LINK, ", 'parse_links': true"));

        assertThat(
                        update(
                                "{'text': 'my page [a.example] http://b.example', 'html': '<b>', 'entities': {'mentions': 1, 'links': ["
                                        + "{'pos': 20, 'len': 16, 'url': 'http://b.example', 'text': 'http://b.example'},"
                                        + "{'pos': 3, 'len': 4, 'url': 'http://a.example/x', 'text': 'page', 'amended_len': 16}]}}"))
                .isEqualTo(first);
    }

    @Test
    void countsCodePointsWithoutTheHostsBehindLinks() {
        String full = "🎨".repeat(256);

        assertThat(update("{'text': '" + full + "'}").text()).isEqualTo(full);
        assertThat(update("{'text': '" + full
                                + "', 'entities': {'links': [{'pos': 0, 'len': 256, 'url': 'http://a.example'}]}}")
                        .text())
                .isEqualTo(full + " [a.example]");
        assertMalformed(
                () -> update("{'text': '" + full + "e'}"),
                "description.text",
                "must have at most 256 characters, not 257");
        assertMalformed(
                () -> update("{'text': '" + full
                        + "e', 'entities': {'links': [{'pos': 0, 'len': 1, 'url': 'http://a.example'}]}}"),
                "description.text",
                "must have at most 256 characters, not 257");
    }

    @Test
    void countsMarkdownByWhatIsShownOfIt() {
        String markdown =
                "{'text': '" + "a".repeat(255) + "[b](http://b.example)', 'entities': {'parse_markdown_links': true}}";

        assertThat(update(markdown).text()).isEqualTo("a".repeat(255) + "b [b.example]");
    }

    @Test
    void anEmptyTextIsNoDescription() {
        Draft draft = Attributes.named("ada").draft().description("old", List.of());

        update("{'text': ''}").applyTo(draft);

        assertThat(draft.attributes()).isEqualTo(Attributes.named("ada"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text': 7} | description.text | must be a string",
                "{'text': null} | description.text | must be a string",
                "{'text': 'a\\u0007'} | description.text | must not hold control characters or half a surrogate pair",
                "{'text': 'a\\ud83c'} | description.text | must not hold control characters or half a surrogate pair",
                "{'text': 'a', 'entities': []} | description.entities | must be an object",
                "{'text': 'a', 'entities': {'links': {}}} | description.entities.links | must be a list",
                "{'text': 'a', 'entities': {'links': [1]}} | description.entities.links[0] | must be an object",
                "{'text': 'a', 'entities': {'links': null}} | description.entities.links | must be a list",
                "{'text': 'a', 'entities': {'parse_links': 1}} | description.entities.parse_links | must be true or false",
                "{'text': 'a', 'entities': {'parse_markdown_links': 'yes'}} | description.entities.parse_markdown_links | must be true or false",
            })
    void refusesWrongTypesByName(String description, String member, String rule) {
        assertMalformed(() -> update(description), member, rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'pos': '1', 'len': 1, 'url': 'http://a.example'} | pos | must be an integer",
                "{'pos': 1.5, 'len': 1, 'url': 'http://a.example'} | pos | must be an integer",
                "{'pos': 99999999999, 'len': 1, 'url': 'http://a.example'} | pos | must be an integer",
                "{'pos': -1, 'len': 1, 'url': 'http://a.example'} | pos | must lie in the text, which has 3 characters",
                "{'pos': 4, 'len': 1, 'url': 'http://a.example'} | pos | must lie in the text, which has 3 characters",
                "{'pos': 3, 'len': 1, 'url': 'http://a.example'} | len | must be at least 1 and end in the text, which has 3 characters",
                "{'pos': 0, 'len': 0, 'url': 'http://a.example'} | len | must be at least 1 and end in the text, which has 3 characters",
                "{'pos': 2, 'len': 2147483647, 'url': 'http://a.example'} | len | must be at least 1 and end in the text, which has 3 characters",
                "{'pos': 0, 'len': 1, 'url': 7} | url | must be a string",
                "{'pos': 0, 'len': 1, 'url': 'javascript:alert(1)'} | url | must be an http or https URL of at most 2048 characters",
                "{'pos': 0, 'len': 1, 'url': 'a.example'} | url | must be an http or https URL of at most 2048 characters",
            })
    void refusesLinksThatCannotBe(String link, String member, String rule) {
        assertMalformed(
                () -> update("{'text': '🎨ab', 'entities': {'links': [" + link + "]}}"),
                "description.entities.links[0]." + member,
                rule);
    }

    @Test
    void refusesLinksThatOverlap() {
        String twice =
                "{'pos': 1, 'len': 2, 'url': 'http://a.example'}, {'pos': 0, 'len': 2, 'url': 'http://b.example'}";

        assertMalformed(
                () -> update("{'text': 'abc', 'entities': {'links': [" + twice + "]}}"),
                "description.entities.links",
                "must not overlap");
    }

    @Test
    void namesWhatIsMissing() {
        assertMissing(() -> update("{}"), "description.text");
        assertMissing(
                () -> update("{'text': 'a', 'entities': {'links': [{'len': 1, 'url': 'http://a.example'}]}}"),
                "description.entities.links[0].pos");
        assertMissing(
                () -> update("{'text': 'a', 'entities': {'links': [{'pos': 0, 'url': 'http://a.example'}]}}"),
                "description.entities.links[0].len");
        assertMissing(
                () -> update("{'text': 'a', 'entities': {'links': [{'pos': 0, 'len': 1}]}}"),
                "description.entities.links[0].url");
    }

    private static DescriptionUpdate update(String description) {
        return body("{'description': " + description + "}")
                .members("description")
                .map(DescriptionUpdate::parse)
                .orElseThrow();
    }
}
