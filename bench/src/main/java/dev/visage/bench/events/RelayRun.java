package dev.visage.bench.events;

import dev.visage.bench.latency.UploadClient;
import dev.visage.bench.system.Postgres;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** How quickly a full outbox is told: many changes are committed at once, and read back from Kafka. */
final class RelayRun {

    private static final Duration LONG_POLL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** One that no other part of the benchmark has. */
    private static final UserId USER = new UserId(1_000_000);

    private static final String FILL = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, created_at)
            SELECT gen_random_uuid(), ?, CAST(1 + number %% %d AS text), ?, CAST(? AS json), now()
            FROM generate_series(1, ?) number
            """.formatted(1_000);

    private final ThrowAwaySystem system;
    private final Postgres postgres;
    private final String token;

    /**
     * @param token of an administrator
     */
    RelayRun(ThrowAwaySystem system, Postgres postgres, String token) {
        this.system = system;
        this.postgres = postgres;
        this.token = token;
    }

    /**
     * What was measured.
     *
     * @param payloadBytes of each event, a profile with a picture
     * @param perSecond in each round, from the commit until the last event was read
     */
    record Told(int payloadBytes, List<Double> perSecond) {}

    Told run(int events, int rounds) throws IOException, InterruptedException, SQLException {
        try (KafkaConsumer<String, byte[]> consumer =
                TopicSubscriber.atTheEnd(system.running().kafka())) {
            byte[] payload = changeOfAPicture(consumer);
            List<Double> perSecond = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                long committed = fill(payload, events);
                await(consumer, events);
                perSecond.add(events / ((System.nanoTime() - committed) / 1e9));
            }
            return new Told(payload.length, perSecond);
        }
    }

    private byte[] changeOfAPicture(KafkaConsumer<String, byte[]> consumer) throws IOException, InterruptedException {
        UploadClient client = new UploadClient(system.running().url(), USER, token);
        client.provision();
        client.uploadAndWait(SamplePictures.photograph(1_200, 900, Orientation.UPRIGHT));
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<byte[]> changes = new ArrayList<>();
        while (changes.size() < 2 && System.nanoTime() < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(LONG_POLL)) {
                if (USER.toString().equals(record.key())) {
                    changes.add(record.value());
                }
            }
        }
        return changes.get(1);
    }

    private long fill(byte[] payload, int events) throws SQLException {
        try (Connection connection = postgres.connect();
                PreparedStatement statement = connection.prepareStatement(FILL)) {
            statement.setString(1, Topic.PROFILE_CHANGES.topicName());
            statement.setString(2, EventType.PROFILE_CHANGED.name());
            statement.setString(3, new String(payload, StandardCharsets.UTF_8));
            statement.setInt(4, events);
            statement.executeUpdate();
            return System.nanoTime();
        }
    }

    private static void await(KafkaConsumer<String, byte[]> consumer, int events) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int read = 0; read < events; ) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Only " + read + " of " + events + " events came.");
            }
            read += consumer.poll(LONG_POLL).count();
        }
    }
}
