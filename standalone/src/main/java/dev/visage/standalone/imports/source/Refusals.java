package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.ItemReason;

/** Why something is not sent; the codes are those that the server has for the entries of an archive. */
final class Refusals {

    /** Several times what any server takes by default; what is between is refused by the server, with its limit. */
    static final long LONGEST = 64L << 20;

    static final ItemReason BAD_NAME = ItemReason.of("bad-name", "It leads to a file outside of what is imported.");
    static final ItemReason NO_USER = ItemReason.of("no-user", "Its name names no user.");
    static final ItemReason NOT_A_FILE = ItemReason.of("not-a-file", "It is no file.");
    static final ItemReason NO_FILE = ItemReason.of("no-file", "There is no such file.");
    static final ItemReason NOT_IN_MANIFEST = ItemReason.of("not-in-manifest", "The manifest does not name it.");
    static final ItemReason TOO_MANY_BYTES = ItemReason.of(
            "too-many-bytes", "It has more than " + (LONGEST >> 20) + " MiB, which is no profile picture.");
    static final ItemReason ENCRYPTED = ItemReason.of("encrypted", "It is encrypted.");
    static final ItemReason UNSUPPORTED_METHOD =
            ItemReason.of("unsupported-method", "It is packed in a way that is not known.");
    static final ItemReason UNREADABLE = ItemReason.of("unreadable", "It cannot be read.");
    static final ItemReason CORRUPT =
            ItemReason.of("archive-corrupt", "The archive is damaged here: what follows in it cannot be read.");

    private Refusals() {}
}
