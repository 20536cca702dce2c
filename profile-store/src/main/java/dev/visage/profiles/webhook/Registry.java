package dev.visage.profiles.webhook;

import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.Delivery;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.contracts.webhook.SecretRotation;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.contracts.webhook.WebhookRequest;
import dev.visage.contracts.webhook.WebhookSecret;
import dev.visage.contracts.webhook.WebhookTerms;
import dev.visage.profiles.webhook.sending.Hosts;
import dev.visage.profiles.webhook.sending.RefusedAddressException;
import dev.visage.profiles.webhook.sending.TargetSettings;
import dev.visage.profiles.webhook.sending.TargetUrl;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes webhooks and changes them. */
@Component
class Registry {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Lines lines;
    private final Dispatcher dispatcher;
    private final Hosts hosts;
    private final boolean allowHttp;
    private final WebhookSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;

    Registry(
            Webhooks webhooks,
            Deliveries deliveries,
            Lines lines,
            Dispatcher dispatcher,
            Hosts hosts,
            TargetSettings target,
            WebhookSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.lines = lines;
        this.dispatcher = dispatcher;
        this.hosts = hosts;
        this.allowHttp = target.allowHttp();
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    IssuedWebhook create(WebhookRequest request) {
        requireTarget(request.terms());
        StoredWebhook made = new StoredWebhook(
                WebhookId.next(),
                request.terms(),
                request.createdBy(),
                Optional.ofNullable(request.secret()).orElseGet(WebhookSecret::random),
                null,
                null,
                null,
                clock.instant());
        transactions.executeWithoutResult(transaction -> {
            if (webhooks.lockCount(made.createdBy()) >= settings.perOwner()) {
                throw WebhookProblems.tooMany(settings.perOwner());
            }
            webhooks.add(made);
        });
        return issued(made);
    }

    Webhook change(WebhookId webhookId, WebhookTerms terms) {
        requireTarget(terms);
        if (!webhooks.change(webhookId, terms)) {
            throw WebhookProblems.unknown(webhookId);
        }
        return find(webhookId).seen(clock.instant());
    }

    IssuedWebhook rotate(WebhookId webhookId, SecretRotation rotation) {
        WebhookSecret secret = Optional.ofNullable(rotation.secret()).orElseGet(WebhookSecret::random);
        if (!webhooks.rotate(webhookId, secret, clock.instant().plus(settings.oldSecretKept()))) {
            throw WebhookProblems.unknown(webhookId);
        }
        return issued(find(webhookId));
    }

    void delete(WebhookId webhookId) {
        transacted(() -> {
            StoredWebhook locked = lock(webhookId);
            webhooks.delete(webhookId);
            return locked;
        });
    }

    /** What has waited is due at once. */
    Webhook enable(WebhookId webhookId) {
        transacted(() -> {
            StoredWebhook locked = lock(webhookId);
            webhooks.enable(webhookId);
            lines.hurry(webhookId, clock.instant());
            return locked;
        });
        dispatcher.wake();
        return find(webhookId).seen(clock.instant());
    }

    Delivery redeliver(WebhookId webhookId, DeliveryId deliveryId) {
        Delivery revived = transacted(() -> {
            lock(webhookId);
            Delivery found = find(webhookId, deliveryId);
            lines.hold(webhookId, found.userId(), clock.instant());
            if (!deliveries.revive(deliveryId)) {
                throw WebhookProblems.forgotten(deliveryId);
            }
            return find(webhookId, deliveryId);
        });
        dispatcher.wake();
        return revived;
    }

    private StoredWebhook lock(WebhookId webhookId) {
        return webhooks.lock(webhookId).orElseThrow(() -> WebhookProblems.unknown(webhookId));
    }

    StoredWebhook find(WebhookId webhookId) {
        return webhooks.find(webhookId).orElseThrow(() -> WebhookProblems.unknown(webhookId));
    }

    private Delivery find(WebhookId webhookId, DeliveryId deliveryId) {
        return deliveries.find(webhookId, deliveryId).orElseThrow(() -> WebhookProblems.unknown(webhookId, deliveryId));
    }

    private IssuedWebhook issued(StoredWebhook webhook) {
        return new IssuedWebhook(webhook.seen(clock.instant()), webhook.secret());
    }

    private <T> T transacted(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }

    /** Who makes a mistake learns of it now; what counts is checked at every connection. */
    private void requireTarget(WebhookTerms terms) {
        try {
            hosts.lookUp(TargetUrl.parse(terms.url(), allowHttp).host());
        } catch (IllegalArgumentException malformed) {
            throw WebhookProblems.malformedUrl(String.valueOf(malformed.getMessage()));
        } catch (UnknownHostException nowhere) {
            throw WebhookProblems.refusedHost("The host of the URL leads nowhere.");
        } catch (RefusedAddressException refused) {
            throw WebhookProblems.refusedHost(
                    "The host of the URL has an address in a network that webhooks may not call.");
        }
    }
}
