package dev.visage.profiles.webhook;

import dev.visage.contracts.id.WebhookId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What an instance says to the database about deliveries: what those that it tried have come to, and which it tries next. */
@Component
class Rounds {

    private final Lines lines;
    private final Webhooks webhooks;
    private final Disabling disabling;
    private final WebhookSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;

    Rounds(
            Lines lines,
            Webhooks webhooks,
            Disabling disabling,
            WebhookSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.lines = lines;
        this.webhooks = webhooks;
        this.disabling = disabling;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What came of a round.
     *
     * @param taken what is to be tried
     * @param nextAt when the next delivery is due, so far; null if it was not asked or none waits
     */
    record Round(List<Due> taken, @Nullable Instant nextAt) {}

    /**
     * Writes what attempts have come to, and takes as many deliveries as there is room for. When it is as quiet as that none is
     * under way, whose end begins another round, it asks when the next is due.
     *
     * @param busy how many deliveries are under way to each webhook
     */
    Round next(List<Ended> ended, Map<WebhookId, Integer> busy) {
        int room = settings.inFlight()
                - busy.values().stream().mapToInt(Integer::intValue).sum();
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Instant now = clock.instant();
            if (ended.stream().allMatch(each -> each.disables() == null)) {
                lines.mayBeRepeated();
            }
            write(ended, now);
            List<Due> taken =
                    room == 0 ? List.of() : lines.take(room, share(room), busy, now, now.plus(settings.lease()));
            return new Round(taken, taken.isEmpty() && busy.isEmpty() ? lines.next(now) : null);
        }));
    }

    /** Writes what attempts have come to, and gives back deliveries that were not tried to the end. */
    void leave(List<Ended> ended, List<Due> untried) {
        transactions.executeWithoutResult(transaction -> {
            Instant now = clock.instant();
            write(ended, now);
            lines.giveBack(untried, now);
        });
    }

    /**
     * How many deliveries may be under way to one webhook: a part of what is left, so that those which answer slowly never have
     * it all (dynamic thresholds, as switches share their buffers by: Choudhury and Hahne, 1998).
     */
    private int share(int room) {
        return Math.min(settings.inFlightPerWebhook(), Math.max(1, room / 4));
    }

    private void write(List<Ended> ended, Instant now) {
        if (ended.isEmpty()) {
            return;
        }
        Set<WebhookId> succeeded = ids(ended, true);
        Set<WebhookId> failed = ids(ended, false);
        failed.removeAll(succeeded);
        change(ended, succeeded, failed, now);
        lines.end(ended, now);
    }

    /** Most attempts change nothing about their webhooks. */
    private void change(List<Ended> ended, Set<WebhookId> succeeded, Set<WebhookId> failed, Instant now) {
        Set<WebhookId> changed = new HashSet<>(succeeded);
        changed.addAll(failed);
        List<Ended> ending = ended.stream()
                .filter(each -> each.pausedUntil() != null || each.disables() != null)
                .toList();
        ending.forEach(each -> changed.add(each.due().webhook().webhookId()));
        if (changed.isEmpty()) {
            return;
        }
        webhooks.lock(changed);
        webhooks.succeeded(succeeded);
        webhooks.failed(failed, now);
        for (Ended each : ending) {
            if (each.pausedUntil() != null) {
                webhooks.pause(each.due().webhook().webhookId(), each.pausedUntil());
            }
            if (each.disables() != null) {
                disabling.disable(each.due().webhook(), each.disables(), now);
            }
        }
    }

    /** Those whose state is another by it, as far as was known. */
    private static Set<WebhookId> ids(List<Ended> ended, boolean succeeded) {
        return ended.stream()
                .filter(each -> each.attempt().succeeded() == succeeded)
                .map(each -> each.due().webhook())
                .filter(webhook -> (webhook.failingSince() != null) == succeeded)
                .map(StoredWebhook::webhookId)
                .collect(Collectors.toSet());
    }
}
