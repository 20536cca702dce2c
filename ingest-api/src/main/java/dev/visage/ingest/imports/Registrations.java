package dev.visage.ingest.imports;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.visage.contracts.id.ImportId;
import dev.visage.ingest.profile.Imports;
import org.springframework.stereotype.Component;

/** The items that are on their way into imports here, by import, as long as there are any. */
@Component
class Registrations {

    private final LoadingCache<ImportId, RegistrationQueue> queues;

    Registrations(ImportSettings settings, Imports imports) {
        queues = Caffeine.newBuilder()
                .weakValues()
                .build(importId ->
                        new RegistrationQueue(settings.gather(), entries -> imports.register(importId, entries)));
    }

    /** The queue of an import; whoever uses it holds it. */
    RegistrationQueue of(ImportId importId) {
        return queues.get(importId);
    }
}
