package dev.visage.contracts.idempotency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What a client calls one request of its own by, however often it sends it. Another user's same key is another key.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(@JsonValue String value) {

    /** The most characters. */
    public static final int LONGEST = 255;

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST + "}");

    @JsonCreator
    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An idempotency key is 1 to " + LONGEST + " visible ASCII characters.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
