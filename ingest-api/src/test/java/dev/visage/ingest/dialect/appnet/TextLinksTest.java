package dev.visage.ingest.dialect.appnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.profile.Attributes.DescriptionLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinksTest {

    @Test
    void findsUrlsWithASchemeAndWithWww() {
        assertThat(TextLinks.in("see http://a.example/x, (https://b.example/y_(z)) and www.c.example."))
                .containsExactly(
                        new DescriptionLink(4, 18, "http://a.example/x", null),
                        new DescriptionLink(25, 23, "https://b.example/y_(z)", null),
                        new DescriptionLink(54, 13, "http://www.c.example", null));
    }

    @Test
    void countsCodePoints() {
        assertThat(TextLinks.in("🎨🎨 http://a.example/🎨 مرحبا http://b.example"))
                .containsExactly(
                        new DescriptionLink(3, 18, "http://a.example/🎨", null),
                        new DescriptionLink(28, 16, "http://b.example", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "ada@example.com",
                "ftp://a.example",
                "javascript://a.example/%0aalert(1)",
                "http://user:pass@a.example/",
                "http:// a",
                "www.",
            })
    void findsNothingElse(String text) {
        assertThat(TextLinks.in(text)).isEmpty();
    }
}
