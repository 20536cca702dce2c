package dev.visage.contracts.event;

import dev.visage.contracts.id.EventId;
import java.time.Instant;

/**
 * One event.
 *
 * @param id the same on every redelivery
 * @param type its type
 * @param key the Kafka key: the user id or the upload id
 * @param time when what it tells of happened, by the clock of the service that tells it
 * @param data what happened
 * @param <T> the class of the data
 */
public record Event<T>(EventId id, EventType<T> type, String key, Instant time, T data) {

    /** A new event. */
    public static <T> Event<T> of(EventType<T> type, Object key, Instant time, T data) {
        return new Event<>(EventId.next(), type, key.toString(), time, data);
    }
}
