package dev.visage.ingest.dialect;

import dev.visage.ingest.failure.FailureException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An {@code application/x-www-form-urlencoded} body. */
public final class Form {

    private static final int MOST_FIELDS = 64;

    private final Map<String, String> values;

    private Form(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a body; of a name that comes again, the first value counts.
     *
     * @throws FailureException if a percent sign is followed by anything but two hexadecimal digits, or there are too many
     *     fields
     */
    public static Form parse(byte[] body) {
        String[] fields = new String(body, StandardCharsets.UTF_8).split("&", MOST_FIELDS + 1);
        if (fields.length > MOST_FIELDS) {
            throw FailureException.malformed("body", "The form has more than " + MOST_FIELDS + " fields.");
        }
        Map<String, String> values = new HashMap<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals >= 0) {
                values.putIfAbsent(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return new Form(values);
    }

    /** The value of a field, if it is there. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw FailureException.malformed("body", "The form holds a percent sign without two digits behind it.");
        }
    }
}
