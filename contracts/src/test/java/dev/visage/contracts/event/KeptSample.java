package dev.visage.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as it was published once.
 *
 * @param value null of a tombstone
 */
record KeptSample(
        String key, Map<String, String> headers, @Nullable JsonNode value) {

    /** What tells variants of a type apart. */
    private static final Set<String> DISCRIMINATORS =
            Set.of("type", "result", "status", "code", "defect", "topic", "kind", "mediaType");

    private static final Set<String> OF_ANY_SHAPE = Set.of("value");

    KeptSample {
        value = value == null || value.isNull() ? null : value;
    }

    /** The record of an event as it is published today. */
    static KeptSample of(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new KeptSample(
                record.key(),
                headers,
                record.value() == null ? null : EventJson.mapper().readTree(record.value()));
    }

    /** Its type, which stays known as long as it is published. */
    EventType<?> type() {
        return EventType.named(headers.getOrDefault("ce_type", "none"));
    }

    /** As a consumer has it. */
    ConsumerRecord<String, byte[]> record() {
        Headers arrived = new RecordHeaders();
        headers.forEach((name, text) -> arrived.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                type().topic().topicName(),
                0,
                0,
                Instant.EPOCH.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value == null ? null : EventJson.mapper().writeValueAsBytes(value),
                arrived,
                Optional.empty());
    }

    /** Which headers and members it has, of which JSON types, and of which variant it is. */
    Set<String> shape() {
        Set<String> shape = new TreeSet<>(headers.keySet());
        shape.add(type().name());
        if (value != null) {
            addMembers("", value, shape);
        }
        return shape;
    }

    private static void addMembers(String path, JsonNode node, Set<String> shape) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        shape.add(path + ": " + (DISCRIMINATORS.contains(name) && node.isString() ? node : node.getNodeType()));
        if (node.isObject() && !OF_ANY_SHAPE.contains(name)) {
            node.properties().forEach(member -> addMembers(path + "/" + member.getKey(), member.getValue(), shape));
        }
        if (node.isArray()) {
            node.forEach(element -> addMembers(path + "/*", element, shape));
        }
    }

    @Override
    public String toString() {
        return type() + " " + value;
    }
}
