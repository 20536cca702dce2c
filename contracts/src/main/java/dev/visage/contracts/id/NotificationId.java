package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One notification of a user, in the order in which they were made. */
public record NotificationId(@JsonValue long value) {

    @JsonCreator
    public NotificationId {
        if (value < 1) {
            throw new IllegalArgumentException("NotificationId starts at 1, not at " + value + ".");
        }
    }

    /**
     * Reads a notification id from its decimal digits.
     *
     * @throws IllegalArgumentException if the text is no positive number
     */
    public static NotificationId valueOf(String digits) {
        return new NotificationId(Long.parseLong(digits));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
