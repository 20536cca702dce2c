package dev.visage.ingest.store;

import org.springframework.stereotype.Component;

/** The threads for calls that block: to the object store, and to Kafka. */
@Component
public class StoreThreads extends CallThreads {

    public StoreThreads(StoreSettings settings) {
        super("store", settings.threads(), settings.queue(), settings.retryAfter());
    }
}
