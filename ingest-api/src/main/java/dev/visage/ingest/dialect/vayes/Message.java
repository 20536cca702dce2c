package dev.visage.ingest.dialect.vayes;

import java.util.Locale;

/**
 * Something to tell a client, in whichever language.
 *
 * @param kind which text
 * @param value what stands for the text's {@code {value}}; empty if it has none
 * @param found what stands for the text's {@code {found}}; empty likewise
 */
record Message(Kind kind, String value, String found) {

    Message(Kind kind, String value) {
        this(kind, value, "");
    }

    /** A number that is beyond a limit. */
    static Message beyond(Kind kind, int limit, int found) {
        return new Message(kind, Integer.toString(limit), Integer.toString(found));
    }

    static Message of(Kind kind) {
        return new Message(kind, "");
    }

    /**
     * The message in a language.
     *
     * @param field what stands for {@code {field}}: the part of the request that it is about
     */
    String in(Language language, String field) {
        return language.text(kind.key())
                .replace("{field}", field)
                .replace("{value}", value)
                .replace("{found}", found);
    }

    /** Which texts there are. */
    enum Kind {
        REQUIRED,
        NO_TEXT,
        NO_INTEGER,
        NO_MEDIA_TYPE,
        NO_DATA_URI,
        NO_PICTURE,
        OTHER_FORMAT,
        UNDECODABLE,
        TOO_SLOW,
        TOO_MANY_BYTES,
        TOO_MANY_PIXELS,
        SIDE_TOO_LONG,
        TOO_MANY_FRAMES,
        TOO_MANY_SCANS,
        TOO_NARROW,
        UNAUTHORIZED,
        EXPIRED_TOKEN,
        SCOPE_MISSING,
        OTHER_USER,
        USER_NOT_FOUND,
        PAGE_NOT_FOUND,
        MALFORMED,
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        BROKEN;

        /** The text's name in the bundles. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
