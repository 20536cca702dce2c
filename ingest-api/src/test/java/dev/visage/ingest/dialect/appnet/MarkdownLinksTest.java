package dev.visage.ingest.dialect.appnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes.DescriptionLink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownLinksTest {

    @Test
    void putsTheTextOfALinkInPlaceOfItsMarkdown() {
        assertThat(MarkdownLinks.in("I write [here](http://blog.example/a?b=c), often"))
                .isEqualTo(new LinkedText("I write here, often", List.of(link(8, 4, "http://blog.example/a?b=c"))));
    }

    @Test
    void countsCodePointsBeforeAndInALink() {
        assertThat(MarkdownLinks.in("😀e\u0301 [👩‍🎨\r\nart](https://a.example)[b](https://b.example)!"))
                .isEqualTo(new LinkedText(
                        "😀e\u0301 👩‍🎨\r\nartb!",
                        List.of(link(4, 8, "https://a.example"), link(12, 1, "https://b.example"))));
    }

    @Test
    void takesParenthesesInAUrlOnePairDeep() {
        assertThat(MarkdownLinks.in("[x](http://wiki.example/A_(b)_c)"))
                .isEqualTo(new LinkedText("x", List.of(link(0, 1, "http://wiki.example/A_(b)_c"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](ftp://a.example)",
                "[a](//a.example)",
                "[](http://a.example)",
                "[a] (http://a.example)",
                "[a](http://a.example",
                "[a](http://a.example/x y)",
                "[a](http://a.example\"onclick=\"x)",
                "[a]()",
                "[a]",
            })
    void leavesWhatLeadsNowhereAsItIs(String text) {
        assertThat(MarkdownLinks.in(text)).isEqualTo(new LinkedText(text, List.of()));
    }

    @Test
    void readsLongTextsOfManyParentheses() {
        String text = "[x](" + "a()".repeat(20_000) + "[".repeat(20_000);

        assertThat(MarkdownLinks.in(text).text()).isEqualTo(text);
    }

    private static DescriptionLink link(int pos, int len, String url) {
        return new DescriptionLink(pos, len, url, null);
    }
}
