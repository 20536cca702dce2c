package dev.visage.profiles.outbox;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.ProfileVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event that waits to be published.
 *
 * @param seq its place in the outbox
 * @param record what is to be published
 */
record OutboxRow(long seq, ProducerRecord<String, byte[]> record) {

    private static final URI SOURCE = URI.create("/visage/profile-store");

    static OutboxRow read(ResultSet row) throws SQLException {
        EventId id = new EventId(row.getObject("id", UUID.class));
        String key = row.getString("aggregateid");
        Instant time = row.getObject("created_at", OffsetDateTime.class).toInstant();
        String payload = row.getString("payload");
        ProducerRecord<String, byte[]> record = payload == null
                ? EventRecords.writeErased(SOURCE, id, key, time, new ProfileVersion(row.getLong("profile_version")))
                : EventRecords.write(SOURCE, id, type(row), key, time, payload.getBytes(StandardCharsets.UTF_8));
        String placement = row.getString("placement");
        if (placement != null) {
            record.headers().add(UploadOrder.HEADER, placement.getBytes(StandardCharsets.UTF_8));
        }
        return new OutboxRow(row.getLong("seq"), record);
    }

    private static EventType<?> type(ResultSet row) throws SQLException {
        return EventType.named(row.getString("type")).on(Topic.named(row.getString("aggregatetype")));
    }
}
