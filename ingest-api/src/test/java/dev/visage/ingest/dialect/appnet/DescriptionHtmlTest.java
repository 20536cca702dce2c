package dev.visage.ingest.dialect.appnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Attributes.DescriptionLink;
import dev.visage.contracts.profile.Profile;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DescriptionHtmlTest {

    private static final String OPEN = "<span itemscope=\"https://app.net/schemas/Post\">";
    private static final List<Profile> USERS = List.of(user(93657, "c7"), user(8, "a\"><script>&b"));

    /** What hostile texts are made of. */
    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onmouseover='",
            "&lt;b&gt;",
            "&#60;b&#x3e;",
            "&amp;",
            "&",
            "<",
            ">",
            "\"",
            "'",
            "`",
            "</span>",
            "</a>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "http://a.example/",
            "https://b.example/?q=<x>&y=\"z\"",
            "http://c.example/'onclick='alert(1)",
            "www.d.example",
            "javascript:alert(1)",
            "javascript://e.example/%0aalert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "http://f.example\"onclick=\"x",
            "@c7",
            "@a\"><script>&b",
            "#tag",
            "#\"><script>",
            "#ŧåg",
            "🎨",
            "e\u0301",
            "\u202e",
            "مرحبا",
            "\r\n",
            "\n",
            "\r",
            "\t",
            " ",
            "a",
            "[x](javascript:alert(1))");

    @Test
    void marksWhatTheTextHolds() {
        assertThat(html("I like #Ruby,\r\n@c7 & http://a.example/?x=1&y=<2>"))
                .isEqualTo(OPEN
                        + "I like <span data-hashtag-name=\"ruby\" itemprop=\"hashtag\">#Ruby</span>,&#13;<br>"
                        + "<span data-mention-id=\"93657\" data-mention-name=\"c7\" itemprop=\"mention\">@c7</span> &amp; "
                        + "<a href=\"http://a.example/?x=1&amp;y=\">http://a.example/?x=1&amp;y=</a>&lt;2&gt;</span>");
    }

    @Test
    void showsAHostBehindALink() {
        LinkedText amended = new LinkedText(
                        "my \"page\"", List.of(new DescriptionLink(3, 6, "http://a.example/?\u00e9&'", null)))
                .amended();

        assertThat(html(amended))
                .isEqualTo(
                        OPEN + "my <a href=\"http://a.example/?\u00e9&amp;'\">&quot;page&quot;</a> [a.example]</span>");
    }

    @Test
    void aPlainTextStaysPlain() {
        assertThat(html("new description")).isEqualTo(OPEN + "new description</span>");
    }

    /** The parser is no part of what is tested: it reads XML, which this HTML is but for its line breaks. */
    @RepeatedTest(300)
    void noTextBecomesMarkup(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        LinkedText linked = linked(text.toString(), random);

        Element outer = parsed(html(linked));

        assertThat(outer.getTagName()).isEqualTo("span");
        assertThat(shown(outer)).isEqualTo(linked.text());
        assertOnlyOurElements(outer);
    }

    private static LinkedText linked(String text, Random random) {
        LinkedText found = new LinkedText(text, List.of()).withFound();
        List<DescriptionLink> stored = new ArrayList<>(found.links());
        int length = text.codePointCount(0, text.length());
        for (int i = 0; i < random.nextInt(4); i++) {
            stored.add(new DescriptionLink(
                    random.nextInt(length), 1 + random.nextInt(6), PIECES.get(random.nextInt(PIECES.size())), null));
        }
        return LinkedText.of(text, stored).amended();
    }

    private static void assertOnlyOurElements(Element outer) {
        var elements = outer.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            List<String> attributes = new ArrayList<>();
            for (int at = 0; at < element.getAttributes().getLength(); at++) {
                attributes.add(element.getAttributes().item(at).getNodeName());
            }
            switch (element.getTagName()) {
                case "a" -> {
                    assertThat(attributes).containsExactly("href");
                    assertThat(element.getAttribute("href")).matches("(?i)https?://[\\p{L}\\p{N}][^\"<>\\s]*");
                }
                case "span" ->
                    assertThat(Set.copyOf(attributes))
                            .isIn(
                                    Set.of("data-hashtag-name", "itemprop"),
                                    Set.of("data-mention-id", "data-mention-name", "itemprop"));
                default -> assertThat(element.getTagName()).isEqualTo("br");
            }
        }
    }

    private static Element parsed(String html) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<br>", "<br/>"))))
                .getDocumentElement();
    }

    /** The text that a reader sees. */
    private static String shown(Node node) {
        if (node.getNodeName().equals("br")) {
            return "\n";
        }
        if (node.getNodeType() == Node.TEXT_NODE) {
            return node.getNodeValue();
        }
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(shown(child));
        }
        return text.toString();
    }

    private static String html(String text) {
        return html(new LinkedText(text, List.of()).withFound());
    }

    private static String html(LinkedText linked) {
        return DescriptionHtml.of(linked.text(), Entities.of(linked, USERS));
    }

    private static Profile user(long id, String name) {
        return new Profile(
                new UserId(id), ProfileVersion.FIRST, Attributes.named(name), Map.of(), Instant.EPOCH, Instant.EPOCH);
    }
}
