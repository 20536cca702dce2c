package dev.visage.profiles.webhook;

import dev.visage.contracts.webhook.WebhookType;
import dev.visage.profiles.webhook.Deliveries.Addressed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes deliveries of what happened, for all webhooks whose filters it passes. */
@Component
class Telling {

    /** Bodies may have many kilobytes each. */
    private static final int AT_ONCE = 500;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final TransactionOperations transactions;
    private final Clock clock;

    Telling(Webhooks webhooks, Deliveries deliveries, TransactionOperations transactions, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether there is nobody who could be told. */
    boolean isInVain() {
        return webhooks.areNone();
    }

    /** Makes deliveries, in the order of what happened; all of them, or, if this throws, none. */
    void tell(List<Occurrence> occurrences) {
        transactions.executeWithoutResult(transaction -> {
            Instant now = clock.instant();
            List<StoredWebhook> listening =
                    webhooks.hold().stream().filter(StoredWebhook::isEnabled).toList();
            List<Addressed> added = new ArrayList<>();
            for (Occurrence occurrence : occurrences) {
                if (occurrence.type() == WebhookType.PROFILE_ERASED) {
                    add(added, now);
                    deliveries.forget(occurrence.userId(), occurrence.time(), now);
                }
                listening.stream()
                        .filter(webhook -> webhook.terms()
                                .filter()
                                .passes(occurrence.type(), occurrence.userId(), occurrence.changed()))
                        .forEach(webhook -> added.add(new Addressed(webhook.webhookId(), occurrence)));
                if (added.size() >= AT_ONCE) {
                    add(added, now);
                }
            }
            add(added, now);
        });
    }

    private void add(List<Addressed> added, Instant now) {
        deliveries.add(added, now);
        added.clear();
    }
}
