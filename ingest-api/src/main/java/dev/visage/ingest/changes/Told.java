package dev.visage.ingest.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileErased;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.EventId;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a record of the topic tells.
 *
 * @param lines those of the event before its id
 * @param changed the names of what changed
 * @param isErasure whether the user was erased
 */
record Told(byte[] lines, Set<String> changed, boolean isErasure) {

    private static final Logger log = LoggerFactory.getLogger(Told.class);

    /** That of a record; empty if it holds no event that is known, which is somebody else's fault. */
    static Optional<Told> of(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(
                    EventRecords.type(record).equals(EventType.PROFILE_ERASED) ? erased(record) : changed(record));
        } catch (UnreadableEventException
                | IllegalArgumentException
                | DateTimeException
                | JacksonException unreadable) {
            log.error(
                    "change unreadable: topic={} partition={} offset={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable);
            return Optional.empty();
        }
    }

    private static Told erased(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        Event<ProfileErased> event = EventRecords.read(record, EventType.PROFILE_ERASED);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("eventId", event.id().toString());
        data.put("time", event.time());
        data.putAll(event.data().asChange());
        return new Told(Block.event("profile.erased", EventJson.mapper().writeValueAsBytes(data)), Set.of(), true);
    }

    /** The JSON is passed on as it came, behind two more members. */
    private static Told changed(ConsumerRecord<String, byte[]> record) {
        byte[] json = record.value();
        if (json == null) {
            throw new IllegalArgumentException("The record has no value.");
        }
        Set<String> changed = changedMembers(json);
        EventId id = EventId.valueOf(header(record, "ce_id"));
        String first = "{\"eventId\":\"" + id + "\",\"time\":\"" + time(record) + "\",";
        ByteArrayOutputStream data = new ByteArrayOutputStream(first.length() + json.length);
        data.writeBytes(first.getBytes(UTF_8));
        for (int i = indexOfBrace(json) + 1; i < json.length; i++) {
            // In JSON an end of line is white space, but it would end the line of the event.
            data.write(json[i] == '\n' || json[i] == '\r' ? ' ' : json[i]);
        }
        return new Told(Block.event("profile.changed", data.toByteArray()), changed, false);
    }

    private static int indexOfBrace(byte[] json) {
        int index = 0;
        while (json[index] != '{') {
            index++;
        }
        return index;
    }

    /** Reads all of it, for what is no JSON object must not be passed on, but keeps nothing else. */
    private static Set<String> changedMembers(byte[] json) {
        Set<String> names = new HashSet<>();
        boolean isThere = false;
        try (JsonParser parser = EventJson.mapper().createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean tellsNames = parser.currentName().equals("changed");
                JsonToken value = parser.nextToken();
                if (tellsNames) {
                    require(value == JsonToken.START_ARRAY);
                    isThere = true;
                    while (parser.nextToken() == JsonToken.VALUE_STRING) {
                        names.add(parser.getString());
                    }
                    require(parser.currentToken() == JsonToken.END_ARRAY);
                } else {
                    parser.skipChildren();
                }
            }
            require(isThere && parser.nextToken() == null);
        }
        return names;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("The data is no change of a profile.");
        }
    }

    private static Instant time(ConsumerRecord<String, byte[]> record) {
        return record.headers().lastHeader("ce_time") == null
                ? Instant.ofEpochMilli(record.timestamp())
                : OffsetDateTime.parse(header(record, "ce_time")).toInstant();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
