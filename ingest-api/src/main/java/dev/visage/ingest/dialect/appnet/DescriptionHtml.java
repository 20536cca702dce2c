package dev.visage.ingest.dialect.appnet;

/**
 * A description as HTML. Nothing of the text is markup: whatever has a meaning in HTML is escaped, in texts and in
 * attributes, which all stand in quotation marks.
 */
final class DescriptionHtml {

    private final CodePoints points;
    private final StringBuilder html = new StringBuilder();

    private DescriptionHtml(CodePoints points) {
        this.points = points;
    }

    static String of(String text, Entities entities) {
        return new DescriptionHtml(new CodePoints(text)).written(entities);
    }

    private String written(Entities entities) {
        html.append("<span itemscope=\"https://app.net/schemas/Post\">");
        int read = 0;
        for (Entity entity : entities.inOrder()) {
            text(read, entity.pos());
            read = entity.pos() + entity.len();
            element(entity, read);
        }
        text(read, points.count());
        return html.append("</span>").toString();
    }

    private void element(Entity entity, int end) {
        if (entity instanceof Entity.Link link) {
            html.append("<a");
            attribute("href", link.url());
        } else {
            html.append("<span");
            if (entity instanceof Entity.Mention mention) {
                attribute("data-mention-id", mention.id());
                attribute("data-mention-name", mention.name());
                attribute("itemprop", "mention");
            } else if (entity instanceof Entity.Hashtag hashtag) {
                attribute("data-hashtag-name", hashtag.name());
                attribute("itemprop", "hashtag");
            }
        }
        html.append('>');
        text(entity.pos(), end);
        html.append(entity instanceof Entity.Link ? "</a>" : "</span>");
    }

    private void attribute(String name, String value) {
        html.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private void text(int from, int to) {
        html.append(escaped(points.between(from, to)).replace("\n", "<br>").replace("\r", "&#13;"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
