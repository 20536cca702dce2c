package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A user of the product that Visage serves, as that product numbers them.
 *
 * <p>Handed out as a JSON number, so it stays below 2^53 and JavaScript clients keep it exact.
 *
 * @param value 1 to 2^53 - 1
 */
public record UserId(@JsonValue long value) implements Comparable<UserId> {

    /** The largest id: every integer up to it has an exact double. */
    public static final long MAX = (1L << 53) - 1;

    /** One spelling for each id. */
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,15}");

    @JsonCreator
    public UserId {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("A user id is a number from 1 to " + MAX + ", not " + value + ".");
        }
    }

    /**
     * Reads a user id from its decimal digits.
     *
     * @throws IllegalArgumentException if the text is no number in range
     */
    public static UserId valueOf(String digits) {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("A user id is a number from 1 to " + MAX + ".");
        }
        return new UserId(Long.parseLong(digits));
    }

    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
