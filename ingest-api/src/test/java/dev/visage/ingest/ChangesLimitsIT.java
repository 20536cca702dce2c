package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.Topic;
import dev.visage.embedded.TopicSpec;
import dev.visage.ingest.ChangeStream.Block;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.testing.TestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of streams where an instance or the topic has no more for them. */
class ChangesLimitsIT {

    private static final long USER = 8_500;
    private static final int LENGTH = 20_000;

    private static ChangesTopic topic;

    @BeforeAll
    static void start() {
        topic = new ChangesTopic();
    }

    @AfterAll
    static void stop() {
        topic.close();
    }

    @Test
    void takesNoMoreSubscribersThanItMay() throws IOException {
        try (TestingEdge edge = new TestingEdge("visage.changes.subscribers=1", "visage.admission.retry-after=7s")) {
            String token = edge.tokens.ofService("events");
            ChangeStream first = ChangeStream.open(edge, "", token);
            Answer refused = edge.send(edge.request("/v1/changes", token));

            assertFull(refused, 7);
            first.close();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(edge.begin(edge.request("/v1/changes", token))
                                    .status())
                            .isEqualTo(200));
        }
    }

    @Test
    void readsForNoMoreSubscribersAtOnceThanItMay() throws IOException {
        try (TestingEdge edge = new TestingEdge(
                        "visage.changes.catch-ups=1",
                        "visage.changes.backlog=1KB",
                        "visage.changes.recent=1",
                        "visage.changes.patience=10m");
                RawConnection slow = new RawConnection(edge.url)) {
            String token = edge.tokens.ofService("events");
            publish(USER + 1, 600);
            slow.send(request("?from=beginning", token));
            assertThat(slow.answer()).startsWith("HTTP/1.1 200");

            assertFull(edge.send(edge.request("/v1/changes?from=beginning", token)), 2);
            ChangeStream.open(edge, "", token).close();
        }
    }

    @Test
    void dropsWhoDoesNotKeepUpAndLetsThemGoOnLater() throws IOException {
        int changes = 1_500;
        try (TestingEdge edge = new TestingEdge("visage.changes.recent=50", "visage.changes.patience=10m");
                RawConnection slow = new RawConnection(edge.url)) {
            String token = edge.tokens.ofService("events");
            slow.send(request("?users=" + USER, token));
            assertThat(slow.answer()).startsWith("HTTP/1.1 200");
            publish(USER, changes);

            String read = slow.rest();

            assertThat(read).contains("event: dropped\ndata: {\"code\":\"too-slow\"");
            assertThat(edge.bean(MeterRegistry.class)
                            .get("visage.changes.dropped")
                            .counter()
                            .count())
                    .isEqualTo(1);
            List<String> ids =
                    read.lines().filter(line -> line.startsWith("id: ")).toList();
            String last = ids.get(ids.size() - 1).substring(4);
            long seen = read.lines().filter("event: profile.changed"::equals).count();
            assertThat(seen).isLessThan(changes);
            try (ChangeStream stream = ChangeStream.resume(edge, "?users=" + USER, token, last)) {
                assertThat(stream.next().version()).isEqualTo(seen + 1);
            }
        }
    }

    @Test
    void closesAConnectionThatTakesNothing() throws IOException {
        try (TestingEdge edge = new TestingEdge("visage.changes.patience=1s");
                RawConnection slow = new RawConnection(edge.url)) {
            slow.send(request("?users=" + (USER + 2), edge.tokens.ofService("events")));
            assertThat(slow.answer()).startsWith("HTTP/1.1 200");
            publish(USER + 2, 1_000);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> edge.bean(MeterRegistry.class)
                                    .get("visage.changes.subscribers")
                                    .gauge()
                                    .value()
                            == 0);
        }
    }

    @Test
    void saysThatPositionsAreGoneWhenTheTopicIsMadeAnew() throws Exception {
        try (TestingEdge edge = new TestingEdge("visage.changes.heartbeat=200ms")) {
            String token = edge.tokens.ofService("events");
            topic.change(USER + 3, 1, "name");
            try (ChangeStream stream = ChangeStream.open(edge, "", token)) {
                String position = stream.nextOfAny().id();
                makeAnew();

                Block last = stream.next();

                assertThat(last.event()).isEqualTo("dropped");
                assertThat(last.text("code")).isEqualTo("position-gone");
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                    Answer gone = edge.send(edge.request("/v1/changes?lastEventId=" + position, token));
                    assertThat(gone.status()).isEqualTo(410);
                    assertThat(gone.text("code")).isEqualTo("position-gone");
                });
            }
            try (ChangeStream stream = ChangeStream.open(edge, "?users=" + (USER + 3), token);
                    ChangesTopic relay = new ChangesTopic()) {
                relay.change(USER + 3, 2, "name");
                assertThat(stream.next().version()).isEqualTo(2);
            }
        }
    }

    private static void makeAnew() throws ExecutionException, InterruptedException {
        String name = Topic.PROFILE_CHANGES.topicName();
        TestInfrastructure infrastructure = TestInfrastructure.shared();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", infrastructure.kafkaBootstrapServers()))) {
            admin.deleteTopics(List.of(name)).all().get();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !admin.listTopics().names().get().contains(name));
        }
        infrastructure.createTopics(new TopicSpec(name, 3, Topic.PROFILE_CHANGES.configuration()));
    }

    private static void publish(long user, int changes) {
        for (long version = 1; version <= changes; version++) {
            topic.change(user, version, LENGTH, "description");
        }
    }

    private static String request(String query, String token) {
        return "GET /v1/changes" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\n\r\n";
    }

    private static void assertFull(Answer refused, int retryAfter) {
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo(Integer.toString(retryAfter));
    }
}
