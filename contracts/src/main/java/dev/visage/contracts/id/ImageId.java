package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * One finished picture with its renditions. Every attempt to make one takes a new id, so an object is never written
 * over and a URL never changes its bytes.
 *
 * @param value 26 characters of 0-9 and a-v (128 random bits in base 32): random, so keys spread over a store's
 *     partitions; one case, so they are distinct on every file system
 */
public record ImageId(@JsonValue String value) {

    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[0-9a-v]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator
    public ImageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An image id is " + LENGTH + " characters of 0-9 and a-v.");
        }
    }

    /** A new random id. */
    public static ImageId next() {
        String digits = new BigInteger(128, RANDOM).toString(32);
        return new ImageId("0".repeat(LENGTH - digits.length()) + digits);
    }

    /**
     * Reads an image id from its text.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ImageId valueOf(String text) {
        return new ImageId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
