package dev.visage.ingest.dialect.appnet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://example.com example.com",
                "HTTPS://Example.COM/Path?q=1#f example.com",
                "http://example.com. example.com",
                "https://example.com:8443/a[]=1|2 example.com",
                "http://example.com?x=http://other.example example.com",
                "http://bücher.example/straße xn--bcher-kva.example",
                "http://my_host.example/ my_host.example",
                "http://192.0.2.7/ 192.0.2.7",
                "http://[2001:db8::1]/ [2001:db8::1]",
            })
    void namesTheHostOfAUrlOfTheWeb(String url, String host) {
        assertThat(LinkTarget.parse(url)).contains(new LinkTarget(url, host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "//example.com",
                "ftp://example.com",
                "javascript:alert(1)",
                "javascript://example.com/%0aalert(1)",
                "java\nscript://example.com",
                " http://example.com",
                "http://example.com ",
                "http:example.com",
                "http:/example.com",
                "http://",
                "http:///path",
                "http://?q",
                "http://.example.com",
                "http://a..b",
                "http://user@example.com/",
                "http://paypal.example:x@evil.example/",
                "http://evil.example\\@good.example/",
                "http://good.example\\.evil.example/",
                "http://example.com/\"onmouseover=\"alert(1)",
                "http://example.com/<script>",
                "http://example.com/a b",
                "http://example.com/a\u00a0b",
                "http://example.com/a\nb",
                "http://example.com/\u202egpj.exe",
                "http://example.com:port/",
                "data:text/html,http://example.com",
            })
    void takesNothingElseForAUrlOfTheWeb(String url) {
        assertThat(LinkTarget.parse(url)).isEmpty();
    }

    @Test
    void takesNoEndlessUrl() {
        assertThat(LinkTarget.parse("http://example.com/" + "a".repeat(2029))).isPresent();
        assertThat(LinkTarget.parse("http://example.com/" + "a".repeat(2030))).isEmpty();
        assertThat(LinkTarget.parse("http://" + "a.".repeat(100_000) + "b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com/x | example.com",
                "http://example.com/x | see Example.COM, there",
                "http://example.com/x | (www.example.com)",
                "http://www.example.com/x | example.com",
                "http://www.example.com/x | www.example.com",
                "http://example.com/x | http://example.com/y",
                "http://example.com/x | example.com.",
                "http://bücher.example/ | bücher.example",
                "http://BÜCHER.example/ | bücher.example",
                "http://bücher.example/ | xn--bcher-kva.example",
            })
    void isNamedByATextThatHoldsTheHost(String url, String text) {
        assertThat(LinkTarget.parse(url).orElseThrow().isNamedIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com/x | here",
                "http://example.com/x | example",
                "http://example.com/x | example.com.evil.example",
                "http://example.com/x | example.community",
                "http://example.com/x | notexample.com",
                "http://example.com/x | not-example.com",
                "http://l.com/x | paypal.com",
                "http://example.com/x | sub.example.com",
                "http://sub.example.com/x | example.com",
                "http://example.com/x | exampleXcom",
            })
    void isNotNamedByATextThatHoldsAnotherHost(String url, String text) {
        assertThat(LinkTarget.parse(url).orElseThrow().isNamedIn(text)).isFalse();
    }
}
