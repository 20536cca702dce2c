package dev.visage.standalone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.embedded.LoopbackPort;
import dev.visage.standalone.Launcher;
import dev.visage.standalone.store.StoreClient;
import dev.visage.standalone.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Subscribers that start late, crash and start again at random end with exactly what is in PostgreSQL. */
class SubscribersUnderCrashesIT {

    /** Another with {@code -Dvisage.subscribers.seed}. */
    private static final long SEED = Long.getLong("visage.subscribers.seed", 1);

    /** How often one is killed, or started, and how often a user does something: both at least. */
    private static final int TURNS = 36;

    private static final int ACTS = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private static Path folder;

    private static Path data;
    private static Launcher launcher;

    private final List<Subscriber> subscribers = new ArrayList<>();
    private final List<FlakyGate> gates = new ArrayList<>();
    private final Set<Integer> ports = new HashSet<>();
    private volatile boolean ending;

    @BeforeAll
    static void start() throws IOException {
        data = folder.resolve("data");
        launcher = Launcher.up(
                data,
                Map.of(
                        "VISAGE_WEBHOOKS_ALLOWHTTP", "true",
                        "VISAGE_WEBHOOKS_ALLOWEDNETWORKS", "127.0.0.0/8",
                        "VISAGE_WEBHOOKS_SCHEDULE", String.join(",", Collections.nCopies(200, "300ms"))));
    }

    @AfterAll
    static void stop() {
        launcher.close();
    }

    @AfterEach
    void killAll() {
        subscribers.forEach(subscriber -> subscriber.running().kill());
        gates.forEach(FlakyGate::close);
    }

    @Test
    void everyCopyIsWhatPostgresHoldsAndAnEventHasOneIdOnAllWays() throws Exception {
        String token = TokenKeys.in(data).mint("1", "events", Duration.ofHours(1));
        subscribers.add(Subscribers.kafkaClients(data, folder));
        subscribers.add(Subscribers.springKafka(data, folder));
        subscribers.add(Subscribers.eventStream(data, token));
        subscribers.add(receiver(token, Subscribers::javaReceiver));
        if (NodePackages.areThereFor("node-eventsource")) {
            subscribers.add(Subscribers.nodeEventSource(data, token, folder));
        }
        if (NodePackages.areThereFor("webhook-receiver-node")) {
            subscribers.add(receiver(token, Subscribers::nodeReceiver));
        }

        People people = new People(data, SEED);
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> live(people));
        crashUntil(() -> load.isDone() || people.acts() >= ACTS);
        ending = true;
        load.join();

        gates.forEach(FlakyGate::calm);
        assertThatAllEndWith(profiles());
    }

    /** Behind a gate that fails at random; what comes before its first start waits for it. */
    private Subscriber receiver(String token, Receiver receiver) throws IOException, InterruptedException {
        int port = LoopbackPort.free(ports);
        ports.add(port);
        FlakyGate gate = FlakyGate.before(port, SEED + port);
        gates.add(gate);
        return receiver.with(port, Subscribers.makeWebhook(data, token, gate.url()), folder);
    }

    private interface Receiver {
        Subscriber with(int port, String secret, Path output);
    }

    private void live(People people) {
        try {
            while (!ending) {
                people.act();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever is drawn is killed, or started: so the first start of each is late, too. In the end all run. */
    private void crashUntil(BooleanSupplier enough) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int turn = 0; turn < TURNS || !enough.getAsBoolean(); turn++) {
            Thread.sleep(random.nextLong(50, 800));
            Running drawn = subscribers.get(random.nextInt(subscribers.size())).running();
            if (drawn.isRunning()) {
                drawn.kill();
            } else {
                drawn.start();
            }
        }
        for (Subscriber subscriber : subscribers) {
            if (!subscriber.running().isRunning()) {
                subscriber.running().start();
            }
        }
    }

    private void assertThatAllEndWith(Map<Long, JsonNode> profiles) {
        for (Subscriber subscriber : subscribers) {
            await(subscriber.name())
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(subscriber.copy().get().profiles()).isEqualTo(profiles));
        }
        Copy first = subscribers.get(0).copy().get();
        assertThat(first.lastEvents()).hasSize(People.USERS);
        assertThat(subscribers)
                .allSatisfy(subscriber ->
                        assertThat(subscriber.copy().get().lastEvents()).isEqualTo(first.lastEvents()));
    }

    /** What the profile store answers. */
    private static Map<Long, JsonNode> profiles() throws InterruptedException {
        String ids = IntStream.rangeClosed(1, People.USERS)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        byte[] answer = StoreClient.of(data).get("/users?ids=" + ids, PATIENCE).body();
        Map<Long, JsonNode> profiles = new TreeMap<>();
        JsonMapper.shared()
                .readTree(answer)
                .forEach(profile -> profiles.put(profile.path("userId").asLong(), profile));
        return profiles;
    }
}
