package dev.visage.profiles.imports.source;

import java.io.IOException;
import java.util.Optional;

/** A source that is read page by page. */
interface Pages {

    /** The next page; empty behind the last one. */
    Optional<Page> next() throws IOException;
}
