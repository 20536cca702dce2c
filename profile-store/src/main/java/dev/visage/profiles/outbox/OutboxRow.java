package dev.visage.profiles.outbox;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.EventId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        ProducerRecord<String, byte[]> record = EventRecords.write(
                SOURCE,
                new EventId(row.getObject("id", UUID.class)),
                EventType.named(row.getString("type")).on(Topic.named(row.getString("aggregatetype"))),
                row.getString("aggregateid"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("payload").getBytes(StandardCharsets.UTF_8));
        String placement = row.getString("placement");
        if (placement != null) {
            record.headers().add(UploadOrder.HEADER, placement.getBytes(StandardCharsets.UTF_8));
        }
        return new OutboxRow(row.getLong("seq"), record);
    }
}
