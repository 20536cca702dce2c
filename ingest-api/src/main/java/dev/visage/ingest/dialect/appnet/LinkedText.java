package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Attributes.DescriptionLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A text with links, which lie in it, in their order and apart from each other.
 *
 * @param text what is shown
 * @param links by code points of the text
 */
record LinkedText(String text, List<DescriptionLink> links) {

    LinkedText {
        links = List.copyOf(links);
    }

    /**
     * A text with those links that can be shown: which lead to the web, lie in the text, and do not lie in another one
     * before them.
     */
    static LinkedText of(String text, List<DescriptionLink> links) {
        int end = text.codePointCount(0, text.length());
        List<DescriptionLink> apart = new ArrayList<>();
        links.stream()
                .filter(link -> link.pos() >= 0 && link.len() > 0 && length(link) >= link.len())
                .filter(link -> link.pos() <= end - length(link))
                .filter(link -> LinkTarget.parse(link.url()).isPresent())
                .sorted(Comparator.comparingInt(DescriptionLink::pos))
                .filter(link -> apart.isEmpty() || link.pos() >= end(apart.get(apart.size() - 1)))
                .forEach(apart::add);
        return new LinkedText(text, apart);
    }

    /** Where a link ends, with what stands behind it. */
    static int end(DescriptionLink link) {
        return link.pos() + length(link);
    }

    private static int length(DescriptionLink link) {
        return Objects.requireNonNullElse(link.amendedLen(), link.len());
    }

    /** The same with the URLs of the text as links too, where there is none yet. */
    LinkedText withFound() {
        List<DescriptionLink> all = new ArrayList<>(links);
        TextLinks.in(text).stream()
                .filter(found -> !covers(found.pos(), end(found)))
                .forEach(all::add);
        return of(text, all);
    }

    /** Whether anything of a stretch of the text belongs to a link. */
    boolean covers(int from, int to) {
        return links.stream().anyMatch(link -> link.pos() < to && from < end(link));
    }

    /**
     * The same with {@code [host]} behind every link whose text does not name the host that it leads to, unless it stands
     * there already.
     */
    LinkedText amended() {
        CodePoints points = new CodePoints(text);
        StringBuilder amended = new StringBuilder();
        List<DescriptionLink> moved = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < links.size(); i++) {
            DescriptionLink link = links.get(i);
            int end = link.pos() + link.len();
            String host = host(link, points.between(link.pos(), end));
            amended.append(points.between(read, end));
            int pos = amended.codePointCount(0, amended.length()) - link.len();
            moved.add(new DescriptionLink(
                    pos, link.len(), link.url(), host.isEmpty() ? null : link.len() + host.length()));
            amended.append(host);
            int next = i + 1 < links.size() ? links.get(i + 1).pos() : points.count();
            read = points.hasAt(end, host, next) ? end + host.length() : end;
        }
        amended.append(points.between(read, points.count()));
        return new LinkedText(amended.toString(), moved);
    }

    /** What is put behind a link's text; empty if that names the host. ASCII, as hosts of URLs are. */
    private static String host(DescriptionLink link, String anchor) {
        return LinkTarget.parse(link.url())
                .filter(target -> !target.isNamedIn(anchor))
                .map(target -> " [" + target.host() + "]")
                .orElse("");
    }

    /** How many code points the text has without what stands behind links. */
    int ownLength() {
        return text.codePointCount(0, text.length())
                - links.stream().mapToInt(link -> length(link) - link.len()).sum();
    }
}
