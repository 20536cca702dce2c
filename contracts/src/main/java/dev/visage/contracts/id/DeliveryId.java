package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The delivery of one event to one webhook. Of one user's events, in the order of their ids. */
public record DeliveryId(@JsonValue long value) {

    @JsonCreator
    public DeliveryId {
        if (value < 1) {
            throw new IllegalArgumentException("DeliveryId starts at 1, not at " + value + ".");
        }
    }

    /**
     * Reads a delivery id from its decimal digits.
     *
     * @throws IllegalArgumentException if the text is no positive number
     */
    public static DeliveryId valueOf(String digits) {
        return new DeliveryId(Long.parseLong(digits));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
