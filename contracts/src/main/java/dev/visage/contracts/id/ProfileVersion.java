package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How often a profile has changed: 1 when it is made, one more with every change. */
public record ProfileVersion(@JsonValue long value) {

    @JsonCreator
    public ProfileVersion {
        if (value < 1) {
            throw new IllegalArgumentException("ProfileVersion starts at 1, not at " + value + ".");
        }
    }

    /** The version of a profile that has just been made. */
    public static final ProfileVersion FIRST = new ProfileVersion(1);

    /**
     * Reads a version from its decimal digits.
     *
     * @throws IllegalArgumentException if the text is no positive number
     */
    public static ProfileVersion valueOf(String digits) {
        return new ProfileVersion(Long.parseLong(digits));
    }

    /** The version after this one. */
    public ProfileVersion next() {
        return new ProfileVersion(value + 1);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
