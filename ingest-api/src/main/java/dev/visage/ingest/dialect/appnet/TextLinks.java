package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Attributes.DescriptionLink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/** The URLs that a text holds: those that begin with http:// or https://, and with www. */
final class TextLinks {

    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW))
            .build();

    private TextLinks() {}

    /** The URLs as links, in their order. */
    static List<DescriptionLink> in(String text) {
        List<DescriptionLink> links = new ArrayList<>();
        for (LinkSpan span : EXTRACTOR.extractLinks(text)) {
            String found = text.substring(span.getBeginIndex(), span.getEndIndex());
            String url = span.getType() == LinkType.WWW ? "http://" + found : found;
            if (LinkTarget.parse(url).isPresent()) {
                links.add(new DescriptionLink(
                        text.codePointCount(0, span.getBeginIndex()),
                        found.codePointCount(0, found.length()),
                        url,
                        null));
            }
        }
        return links;
    }
}
