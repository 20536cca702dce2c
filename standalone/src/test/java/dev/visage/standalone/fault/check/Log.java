package dev.visage.standalone.fault.check;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.EventId;
import dev.visage.standalone.fault.history.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The model's broker: one partition for each topic, with a clock that never stands still. */
final class Log {

    private final Consumer<Entry> history;
    private final Map<String, Long> offsets = new HashMap<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    Log(Consumer<Entry> history) {
        this.history = history;
    }

    Instant tick() {
        now = now.plusMillis(10);
        return now;
    }

    <T> Entry.Event append(EventType<T> type, Object key, T data) {
        return append(type, EventId.next(), key, data);
    }

    <T> Entry.Event append(EventType<T> type, EventId id, Object key, T data) {
        return append(type.topic().topicName(), Event.of(type, key, tick(), data), id);
    }

    /** In the place that it was given. */
    <T> Entry.Event append(EventType<T> type, Object key, T data, UploadOrder order) {
        return append(
                type.topic().topicName(),
                Event.of(type, key, tick(), data),
                EventId.next(),
                Map.of(UploadOrder.HEADER, order.text()));
    }

    Entry.Event append(String topic, Event<?> event, EventId id) {
        return append(topic, event, id, Map.of());
    }

    private Entry.Event append(String topic, Event<?> event, EventId id, Map<String, String> further) {
        Map<String, String> headers = new HashMap<>(further);
        headers.put("ce_id", id.toString());
        headers.put("ce_type", event.type().name());
        Entry.Event record = new Entry.Event(
                topic,
                0,
                offsets.merge(topic, 1L, Long::sum),
                tick(),
                event.key(),
                headers,
                EventJson.mapper().valueToTree(event.data()));
        history.accept(record);
        return record;
    }
}
