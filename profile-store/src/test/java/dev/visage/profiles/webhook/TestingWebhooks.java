package dev.visage.profiles.webhook;

import static org.awaitility.Awaitility.await;

import dev.visage.contracts.api.WebhookApi;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.Delivery;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookRequest;
import dev.visage.contracts.webhook.WebhookTerms;
import dev.visage.contracts.webhook.WebhookType;
import dev.visage.profiles.TestingStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/** The webhooks of a running store, which are deleted when a test is over. */
final class TestingWebhooks implements AutoCloseable {

    /** Receivers of tests are on this machine, and have no certificates. */
    static final String[] LOCAL = {
        "--visage.webhooks.allow-http=true",
        "--visage.webhooks.allowed-networks=127.0.0.0/8",
        "--visage.webhooks.gather=20ms",
        "--visage.webhooks.poll=20ms"
    };

    /** A URL at which nobody listens. */
    static final String NOWHERE = "http://127.0.0.1:65535/";

    private static final String OWNER = "service";

    final TestingStore store;
    final WebhookApi api;
    private final List<WebhookId> made = new ArrayList<>();

    private TestingWebhooks(TestingStore store) {
        this.store = store;
        this.api = store.client(WebhookApi.class);
    }

    /** Starts a store, with more settings. */
    static TestingWebhooks start(Clock clock, String... settings) {
        return new TestingWebhooks(TestingStore.start(
                clock, Stream.concat(Stream.of(LOCAL), Stream.of(settings)).toArray(String[]::new)));
    }

    static TestingWebhooks start(String... settings) {
        return start(Clock.systemUTC(), settings);
    }

    /** A user whose first change webhooks that are made from now on do not hear of. */
    UserId someone() {
        UserId userId = TestingStore.someone();
        IssuedWebhook first = make(NOWHERE, userId);
        store.provision(userId, TestingStore.called(userId));
        awaitLog(first, log -> !log.isEmpty());
        api.delete(first.webhook().webhookId()).block();
        return userId;
    }

    /** A webhook that hears of all changes of some users. */
    IssuedWebhook make(String url, UserId... users) {
        return make(
                url,
                new WebhookFilter(
                        List.of(WebhookType.PROFILE_CHANGED, WebhookType.PROFILE_ERASED), List.of(users), null, null));
    }

    IssuedWebhook make(String url, WebhookFilter filter) {
        return make(OWNER, url, filter);
    }

    /** The same of somebody else. */
    IssuedWebhook make(String owner, String url, WebhookFilter filter) {
        IssuedWebhook issued = api.create(new WebhookRequest(new WebhookTerms(url, null, filter), owner, null))
                .block();
        made.add(issued.webhook().webhookId());
        return issued;
    }

    /** Changes a profile, to its next version. */
    void change(UserId userId, String name) {
        store.provision(userId, TestingStore.called(userId).draft().name(name).attributes());
    }

    /** The log, oldest first. */
    List<Delivery> log(IssuedWebhook webhook) {
        List<Delivery> log = new ArrayList<>(api.deliveries(webhook.webhook().webhookId(), null, null, 200)
                .block()
                .deliveries());
        Collections.reverse(log);
        return log;
    }

    /** The log, once it is like this. */
    List<Delivery> awaitLog(IssuedWebhook webhook, Predicate<List<Delivery>> wanted) {
        return patiently().until(() -> log(webhook), wanted);
    }

    /** Stops the store and leaves its webhooks to another. */
    void leave() {
        store.close();
    }

    /** Deletes a webhook too that another store has left. */
    void adopt(IssuedWebhook webhook) {
        made.add(webhook.webhook().webhookId());
    }

    static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    @Override
    public void close() {
        made.forEach(webhookId -> api.delete(webhookId).onErrorComplete().block());
        store.close();
    }
}
