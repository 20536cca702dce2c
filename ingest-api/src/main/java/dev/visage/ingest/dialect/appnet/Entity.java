package dev.visage.ingest.dialect.appnet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A stretch of a text that means something, by the place of its first code point and their number. */
sealed interface Entity {

    int pos();

    int len();

    /**
     * A user, at sign included.
     *
     * @param name the username, in the user's own spelling
     * @param id the user's id
     */
    record Mention(String name, String id, int pos, int len) implements Entity {}

    /**
     * A word, number sign included.
     *
     * @param name the word in lower case
     */
    record Hashtag(String name, int pos, int len) implements Entity {}

    /**
     * A link.
     *
     * @param text what leads there
     * @param url where it leads
     * @param amendedLen the length with the host that stands behind the text; null if none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(
            String text,
            String url,
            int pos,
            int len,
            @JsonProperty("amended_len") @Nullable Integer amendedLen) implements Entity {}
}
