package dev.visage.ingest.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.ProfileVersion;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of the topic as a consumer gets them. */
final class Records {

    static final EventId ID = EventId.valueOf("01a1fca5-8c3e-7a10-9b1f-2d4c6e8f0a1b");
    static final Instant TIME = Instant.parse("2026-11-21T12:00:00.5Z");

    private static final URI SOURCE = URI.create("/visage/test");

    private Records() {}

    static ConsumerRecord<String, byte[]> change(int partition, long offset, long user, String... changed) {
        String names = changed.length == 0 ? "" : '"' + String.join("\",\"", changed) + '"';
        return json(partition, offset, user, "{\"userId\":" + user + ",\"version\":1,\"changed\":[" + names + "]}");
    }

    static ConsumerRecord<String, byte[]> json(int partition, long offset, long user, String json) {
        return arrived(
                partition,
                offset,
                EventRecords.write(
                        SOURCE, ID, EventType.PROFILE_CHANGED, Long.toString(user), TIME, json.getBytes(UTF_8)));
    }

    static ConsumerRecord<String, byte[]> erasure(int partition, long offset, long user) {
        return arrived(
                partition,
                offset,
                EventRecords.writeErased(SOURCE, ID, Long.toString(user), TIME, new ProfileVersion(9)));
    }

    private static ConsumerRecord<String, byte[]> arrived(
            int partition, long offset, ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                partition,
                offset,
                TIME.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                sent.value() == null ? -1 : sent.value().length,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
