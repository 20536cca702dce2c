package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Attributes.DescriptionLink;
import dev.visage.contracts.profile.Draft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A description as an update brings it.
 *
 * @param text with the hosts behind links that do not name them
 * @param links null if they are the URLs that the text holds
 */
record DescriptionUpdate(String text, @Nullable List<DescriptionLink> links) {

    private static final int LONGEST = 256;

    /** Reads the member {@code description}: {@code {text, entities: {links, parse_links, parse_markdown_links}}}. */
    static DescriptionUpdate parse(Members description) {
        String text = description.text("text").orElseThrow(() -> description.missing("text"));
        Members entities =
                description.members("entities").orElse(new Members("", JsonNodeFactory.instance.objectNode()));
        boolean areSent = entities.has("links");
        boolean find = entities.flag("parse_links", !areSent);
        LinkedText linked = entities.flag("parse_markdown_links", false)
                ? MarkdownLinks.in(text)
                : new LinkedText(text, sent(entities, new CodePoints(text).count()));
        if (find && linked.links().isEmpty()) {
            description.requireLength("text", linked.ownLength(), LONGEST);
            return new DescriptionUpdate(linked.text(), null);
        }
        LinkedText amended = (find ? linked.withFound() : linked).amended();
        description.requireLength("text", amended.ownLength(), LONGEST);
        return new DescriptionUpdate(amended.text(), amended.links());
    }

    /** The links that the client places itself. */
    private static List<DescriptionLink> sent(Members entities, int length) {
        List<DescriptionLink> links = new ArrayList<>();
        for (Members link : entities.list("links").orElse(List.of())) {
            int pos = link.number("pos");
            int len = link.number("len");
            String url = link.text("url").orElseThrow(() -> link.missing("url"));
            if (pos < 0 || pos > length) {
                throw link.wrong("pos", "must lie in the text, which has " + length + " characters");
            }
            if (len < 1 || len > length - pos) {
                throw link.wrong("len", "must be at least 1 and end in the text, which has " + length + " characters");
            }
            if (LinkTarget.parse(url).isEmpty()) {
                throw link.wrong("url", "must be an http or https URL of at most 2048 characters");
            }
            links.add(new DescriptionLink(pos, len, url, null));
        }
        links.sort(Comparator.comparingInt(DescriptionLink::pos));
        for (int i = 1; i < links.size(); i++) {
            if (links.get(i).pos() < LinkedText.end(links.get(i - 1))) {
                throw entities.wrong("links", "must not overlap");
            }
        }
        return links;
    }

    /** Puts the description into a draft; an empty one is none. */
    void applyTo(Draft draft) {
        draft.description(text.isEmpty() ? null : text, text.isEmpty() ? null : links);
    }
}
