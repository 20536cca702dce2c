package dev.visage.profiles.webhook;

import com.sun.net.httpserver.HttpServer;
import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookType;
import dev.visage.profiles.TestingTopics;
import dev.visage.profiles.outbox.Outbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How long a change takes from its commit to a receiver of webhooks, at a steady rate. Run by name, never by a build: it prints
 * figures and asserts none.
 */
class WebhookMeasurement {

    private static final int RATE = 200;
    private static final int SECONDS = 20;
    private static final int WARM_UP = 5;
    private static final int USERS = 500;

    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> received = new ConcurrentHashMap<>();

    @Test
    void measure() throws IOException {
        HttpServer receiver = receiver();
        try (TestingWebhooks webhooks = TestingWebhooks.start()) {
            ProfileChanged change = change(webhooks);
            IssuedWebhook webhook = webhooks.make(
                    "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                    new WebhookFilter(List.of(WebhookType.PROFILE_CHANGED), null, null, null));
            int events = RATE * (SECONDS + WARM_UP);
            commit(webhooks, change, events);
            TestingWebhooks.patiently()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> received.keySet().containsAll(committed.keySet()));
            print(webhook);
            printParts(webhooks, webhook);
        } finally {
            receiver.stop(0);
        }
    }

    private void commit(TestingWebhooks webhooks, ProfileChanged change, int events) {
        TransactionOperations transactions = webhooks.store.bean(TransactionOperations.class);
        Outbox outbox = webhooks.store.bean(Outbox.class);
        ExecutorService writers = Executors.newFixedThreadPool(4);
        long began = System.nanoTime();
        for (int i = 0; i < events; i++) {
            LockSupport.parkNanos(began + i * (1_000_000_000L / RATE) - System.nanoTime());
            UserId userId = new UserId(1 + i % USERS);
            boolean counts = i >= RATE * WARM_UP;
            writers.execute(() -> {
                Event<?> event = Event.of(EventType.PROFILE_CHANGED, userId, Instant.now(), change);
                transactions.executeWithoutResult(transaction -> outbox.append(List.of(event)));
                if (counts) {
                    committed.put(event.id().toString(), System.nanoTime());
                }
            });
        }
        writers.shutdown();
        TestingWebhooks.patiently().until(writers::isTerminated);
    }

    private static ProfileChanged change(TestingWebhooks webhooks) {
        try (TestingTopics topics = TestingTopics.follow()) {
            UserId userId = webhooks.store.provision();
            return topics.await(EventType.PROFILE_CHANGED, userId, 1).get(0).data();
        }
    }

    private HttpServer receiver() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            received.putIfAbsent(exchange.getRequestHeaders().getFirst("webhook-id"), System.nanoTime());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** By the clock of the store, which is that of the events too. */
    private static void printParts(TestingWebhooks webhooks, IssuedWebhook webhook) {
        webhooks.store
                .bean(JdbcTemplate.class)
                .query(
                        """
                        select percentile_cont(0.5) within group (order by extract(epoch from created_at - occurred_at)) as told,
                            percentile_cont(0.5) within group (order by extract(epoch from
                                cast(attempts -> 0 ->> 'at' as timestamptz) - created_at)) as sent,
                            percentile_cont(0.5) within group (order by extract(epoch from ended_at
                                - cast(attempts -> 0 ->> 'at' as timestamptz))) as written
                        from webhook_deliveries where webhook_id = ?
                        """,
                        row -> {
                            System.out.printf(
                                    "MEASURED medians: until told %.3f s, from then until sent %.3f s, until written %.3f s%n",
                                    row.getDouble("told"), row.getDouble("sent"), row.getDouble("written"));
                        },
                        webhook.webhook().webhookId().value());
    }

    private void print(IssuedWebhook webhook) {
        List<Long> micros = new ArrayList<>();
        committed.forEach((id, at) -> micros.add(Math.max(0, received.get(id) - at) / 1000));
        Collections.sort(micros);
        List<String> shown = IntStream.of(50, 90, 99)
                .mapToObj(percent -> "p" + percent + " " + micros.get(micros.size() * percent / 100) + " us")
                .toList();
        System.out.printf(
                "MEASURED commit to receiver of %s, %d events at %d/s: %s%n",
                webhook.webhook().webhookId(), micros.size(), RATE, String.join(", ", shown));
    }
}
