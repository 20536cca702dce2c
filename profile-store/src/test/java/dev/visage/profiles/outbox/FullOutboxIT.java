package dev.visage.profiles.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UserId;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class FullOutboxIT {

    private static final int ROWS = 20_000;

    @Test
    void isPublishedInOrderAndTellsWhatWaits() throws Exception {
        try (TestingStore store = TestingStore.start();
                TestingTopics topics = TestingTopics.follow()) {
            UserId userId = store.provision();
            Event<ProfileChanged> change =
                    topics.await(EventType.PROFILE_CHANGED, userId, 1).get(0);
            JdbcTemplate database = store.bean(JdbcTemplate.class);
            store.bean(OutboxRelay.class).stop();
            assertThat(metric(store, "pending")).contains("NaN");
            FullOutbox.fill(database, change, ROWS);
            store.bean(OutboxRelay.class).start();

            List<String> ids = topics.await(Topic.PROFILE_CHANGES.topicName(), userId.toString(), ROWS + 1).stream()
                    .skip(1)
                    .map(record ->
                            new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                    .distinct()
                    .toList();
            assertThat(ids)
                    .isEqualTo(IntStream.rangeClosed(1, ROWS)
                            .mapToObj(FullOutbox::id)
                            .toList());
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(metric(store, "pending")).contains("\"value\":0.0");
                assertThat(metric(store, "age")).contains("\"value\":0.0");
                assertThat(metric(store, "published")).contains("\"value\":" + (ROWS + 1) + ".0");
            });
        }
    }

    private static String metric(TestingStore store, String name) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(store.uri().resolve("/actuator/metrics/visage.outbox." + name));
        HttpClient client = HttpClient.newHttpClient();
        assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Bearer " + TestingStore.TOKEN).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
