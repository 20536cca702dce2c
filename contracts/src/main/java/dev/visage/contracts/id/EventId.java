package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One event, the same on every redelivery: what consumers recognise repetitions by. */
public record EventId(@JsonValue UUID value) {

    @JsonCreator
    public EventId {}

    /** A new id, after all ids made before it in this process. */
    public static EventId next() {
        return new EventId(TimeOrdered.next());
    }

    /**
     * Reads an event id from the text form of a UUID.
     *
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static EventId valueOf(String text) {
        return new EventId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
