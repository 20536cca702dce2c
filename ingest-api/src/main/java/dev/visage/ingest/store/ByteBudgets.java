package dev.visage.ingest.store;

import org.springframework.stereotype.Component;

/** What may be held in memory, by purpose, so that none of them takes the room of another. */
@Component
public class ByteBudgets {

    private final ByteBudget uploads;
    private final ByteBudget anonymous;
    private final ByteBudget deliveries;

    public ByteBudgets(StoreSettings settings) {
        uploads = new ByteBudget(settings.bytesInFlight(), settings.retryAfter());
        anonymous = new ByteBudget(settings.anonymousBytesInFlight(), settings.retryAfter());
        deliveries = new ByteBudget(settings.deliveredBytesInFlight(), settings.retryAfter());
    }

    /** For the bodies of callers with a token, and what is stored of them. */
    public ByteBudget uploads() {
        return uploads;
    }

    /** For bodies that are read to find out who calls. */
    public ByteBudget anonymous() {
        return anonymous;
    }

    /** For pictures on their way to whoever looks at them. */
    public ByteBudget deliveries() {
        return deliveries;
    }
}
