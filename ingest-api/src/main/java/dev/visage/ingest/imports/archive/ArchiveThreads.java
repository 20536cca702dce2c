package dev.visage.ingest.imports.archive;

import dev.visage.ingest.store.CallThreads;
import dev.visage.ingest.store.StoreSettings;
import org.springframework.stereotype.Component;

/** The threads that read archives, one each. */
@Component
class ArchiveThreads extends CallThreads {

    ArchiveThreads(ArchiveSettings settings, StoreSettings stores) {
        super("archive", settings.concurrent(), settings.concurrent(), stores.retryAfter());
    }
}
