package dev.visage.contracts.event;

import dev.visage.contracts.event.DeadLetter.Reason;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Events as Kafka records: CloudEvents 1.0 in binary content mode (Kafka Protocol Binding, section 3.2), so the
 * attributes are {@code ce_*} headers and the value is the data as JSON. Keys and values are plain to Kafka: strings and
 * bytes.
 */
public final class EventRecords {

    private static final String JSON = "application/json";
    private static final String TYPE_HEADER = "ce_type";
    private static final String PROFILE_VERSION = "profileversion";

    private EventRecords() {}

    /**
     * The record that publishes an event.
     *
     * @param source the service that tells it, such as {@code /visage/ingest-api}
     */
    public static <T> ProducerRecord<String, byte[]> write(URI source, Event<T> event) {
        return event.data() instanceof ProfileErased erased
                ? writeErased(source, event.id(), event.key(), event.time(), erased.version())
                : write(source, event.id(), event.type(), event.key(), event.time(), data(event));
    }

    /** The same for data that is JSON already, as the outbox keeps it. */
    public static ProducerRecord<String, byte[]> write(
            URI source, EventId id, EventType<?> type, String key, Instant time, byte[] data) {
        return write(type, key, attributes(source, id, type, key, time).withData(JSON, data));
    }

    /** The tombstone of an erased user, as {@link ProfileErased} tells. */
    public static ProducerRecord<String, byte[]> writeErased(
            URI source, EventId id, String key, Instant time, ProfileVersion version) {
        EventType<?> type = EventType.PROFILE_ERASED;
        return write(
                type,
                key,
                attributes(source, id, type, key, time).withExtension(PROFILE_VERSION, Long.toString(version.value())));
    }

    private static CloudEventBuilder attributes(URI source, EventId id, EventType<?> type, String key, Instant time) {
        return CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(source)
                .withType(type.name())
                .withSubject(key)
                .withTime(OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    private static ProducerRecord<String, byte[]> write(EventType<?> type, String key, CloudEventBuilder event) {
        return KafkaMessageFactory.<String>createWriter(type.topic().topicName(), key)
                .writeBinary(event.build());
    }

    /** An event's data as JSON, which is what a tombstone stands for, too. */
    public static byte[] data(Event<?> event) {
        return EventJson.mapper().writeValueAsBytes(event.data());
    }

    /**
     * The type of the event in a record, for topics that have several.
     *
     * @throws UnreadableEventException if the record is no CloudEvent, or of a type that is not known
     */
    public static EventType<?> type(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        Header header = record.headers().lastHeader(TYPE_HEADER);
        if (header == null || header.value() == null) {
            throw unreadable(Reason.NOT_A_CLOUDEVENT, "The record has no header " + TYPE_HEADER + ".", null);
        }
        String found = new String(header.value(), StandardCharsets.UTF_8);
        for (EventType<?> known : EventType.ALL) {
            if (known.name().equals(found)) {
                return known;
            }
            requireNotNewer(found, known);
        }
        throw unreadable(Reason.UNKNOWN_TYPE, "The event is of type " + found + ", which is not known.", null);
    }

    /**
     * Reads the event in a record.
     *
     * @throws UnreadableEventException if the record is no CloudEvent, of another type, or its data no JSON of that type
     */
    public static <T> Event<T> read(ConsumerRecord<String, byte[]> record, EventType<T> type)
            throws UnreadableEventException {
        CloudEvent cloudEvent = cloudEvent(record);
        requireType(cloudEvent.getType(), type);
        if (record.key() == null) {
            throw unreadable(Reason.NO_KEY, "The record has no key.", null);
        }
        OffsetDateTime told = cloudEvent.getTime();
        Instant time = told == null ? Instant.ofEpochMilli(record.timestamp()) : told.toInstant();
        T data = type.dataClass() == ProfileErased.class
                ? type.dataClass().cast(erased(cloudEvent, record))
                : data(cloudEvent, type);
        return new Event<>(id(cloudEvent), type, record.key(), time, data);
    }

    private static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (RuntimeException unreadable) {
            // The reader tells of bad input by many exceptions, of no common kind.
            throw unreadable(Reason.NOT_A_CLOUDEVENT, "The record is no CloudEvent in binary mode.", unreadable);
        }
    }

    private static void requireType(String found, EventType<?> wanted) throws UnreadableEventException {
        requireNotNewer(found, wanted);
        if (!found.equals(wanted.name())) {
            throw unreadable(Reason.UNKNOWN_TYPE, "The event is of type " + found + ", not " + wanted + ".", null);
        }
    }

    private static void requireNotNewer(String found, EventType<?> known) throws UnreadableEventException {
        if (known.isEarlierThan(found)) {
            throw unreadable(Reason.NEWER_VERSION, "The event is of type " + found + ", known is " + known + ".", null);
        }
    }

    private static ProfileErased erased(CloudEvent cloudEvent, ConsumerRecord<String, byte[]> record)
            throws UnreadableEventException {
        if (record.value() != null) {
            throw unreadable(Reason.UNREADABLE_DATA, "The record of an erased user has a value.", null);
        }
        Object version = cloudEvent.getExtension(PROFILE_VERSION);
        try {
            return new ProfileErased(UserId.valueOf(record.key()), ProfileVersion.valueOf(String.valueOf(version)));
        } catch (IllegalArgumentException malformed) {
            throw unreadable(Reason.UNREADABLE_DATA, "The record names no user or no version.", malformed);
        }
    }

    private static EventId id(CloudEvent cloudEvent) throws UnreadableEventException {
        try {
            return EventId.valueOf(cloudEvent.getId());
        } catch (IllegalArgumentException noId) {
            throw unreadable(Reason.UNREADABLE_DATA, "The event's id is no UUID.", noId);
        }
    }

    private static <T> T data(CloudEvent cloudEvent, EventType<T> type) throws UnreadableEventException {
        CloudEventData json = cloudEvent.getData();
        if (json == null) {
            throw unreadable(Reason.NO_DATA, "The event has no data.", null);
        }
        T data;
        try {
            data = EventJson.mapper().readValue(json.toBytes(), type.dataClass());
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw unreadable(Reason.UNREADABLE_DATA, "The data is no JSON of type " + type + ".", malformed);
        }
        if (data == null) {
            throw unreadable(Reason.NO_DATA, "The event's data is null.", null);
        }
        return data;
    }

    private static UnreadableEventException unreadable(Reason reason, String message, @Nullable Throwable cause) {
        return new UnreadableEventException(reason, message, cause);
    }
}
