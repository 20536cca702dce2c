package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Attributes.DescriptionLink;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links as Markdown writes them, {@code [text](url)}, with at most one pair of parentheses nested in the URL. */
final class MarkdownLinks {

    /** Possessive, so that no text makes it try again what it has read. */
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\[\\]]++)]\\(([^()\\s]++(?:\\([^()\\s]*+\\)[^()\\s]*+)*+)\\)");

    private MarkdownLinks() {}

    /** The text with the links in place of their Markdown; what leads nowhere on the web stays as it is. */
    static LinkedText in(String markdown) {
        StringBuilder text = new StringBuilder();
        List<DescriptionLink> links = new ArrayList<>();
        Matcher found = LINK.matcher(markdown);
        int read = 0;
        while (found.find()) {
            String anchor = found.group(1);
            String url = found.group(2);
            if (LinkTarget.parse(url).isPresent()) {
                text.append(markdown, read, found.start());
                links.add(new DescriptionLink(
                        text.codePointCount(0, text.length()), anchor.codePointCount(0, anchor.length()), url, null));
                text.append(anchor);
                read = found.end();
            }
        }
        return new LinkedText(text.append(markdown, read, markdown.length()).toString(), links);
    }
}
