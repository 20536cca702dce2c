package dev.visage.ingest.store;

import org.springframework.stereotype.Component;

/** The threads that fetch published pictures: their own, so that those who look do not wait for those who upload. */
@Component
public class DeliveryThreads extends CallThreads {

    public DeliveryThreads(StoreSettings settings) {
        super("delivery", settings.deliveryThreads(), settings.queue(), settings.retryAfter());
    }
}
