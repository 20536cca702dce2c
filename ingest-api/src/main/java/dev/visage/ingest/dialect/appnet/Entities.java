package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Profile;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a text holds that means something. No two overlap: a link wins. */
record Entities(List<Entity.Mention> mentions, List<Entity.Hashtag> hashtags, List<Entity.Link> links) {

    /**
     * Finds the entities of a text.
     *
     * @param users those of the mentioned who exist
     */
    static Entities of(LinkedText linked, List<Profile> users) {
        CodePoints points = new CodePoints(linked.text());
        return new Entities(
                Mentions.in(linked.text(), users).stream()
                        .filter(mention -> isFree(mention, linked))
                        .toList(),
                Hashtags.in(linked.text()).stream()
                        .filter(hashtag -> isFree(hashtag, linked))
                        .toList(),
                linked.links().stream()
                        .map(link -> new Entity.Link(
                                points.between(link.pos(), link.pos() + link.len()),
                                link.url(),
                                link.pos(),
                                link.len(),
                                link.amendedLen()))
                        .toList());
    }

    private static boolean isFree(Entity entity, LinkedText linked) {
        return !linked.covers(entity.pos(), entity.pos() + entity.len());
    }

    /** All of them as they come in the text. */
    List<Entity> inOrder() {
        return Stream.of(mentions, hashtags, links)
                .<Entity>flatMap(List::stream)
                .sorted(Comparator.comparingInt(Entity::pos))
                .toList();
    }
}
