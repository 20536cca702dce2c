package dev.visage.ingest.dialect;

import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.ingest.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The key of a request that may be sent again (draft-ietf-httpapi-idempotency-key-header-07): a string as structured
 * fields have it (RFC 9651, section 3.3.3), whose parameters mean nothing; or, as many clients send it, without the
 * quotation marks.
 */
public final class IdempotencyKeyHeader {

    private static final String NAME = "Idempotency-Key";
    private static final Pattern STRING =
            Pattern.compile("\"((?:[\\x20-\\x7e&&[^\"\\\\]]|\\\\[\"\\\\])*+)\"(?: *;[\\x20-\\x7e]*)?");
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e&&[^\",;\\\\]]+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private IdempotencyKeyHeader() {}

    /**
     * The key, if the request has one.
     *
     * @throws FailureException if it is none, or there are several
     */
    public static Optional<IdempotencyKey> read(ServerRequest request) {
        List<String> values = request.headers().header(NAME);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IdempotencyKey(text(values)));
        } catch (IllegalArgumentException noKey) {
            throw FailureException.malformed(
                    NAME,
                    "The header " + NAME + " holds one key of 1 to " + IdempotencyKey.LONGEST
                            + " visible ASCII characters, in quotation marks.");
        }
    }

    private static String text(List<String> values) {
        String value = values.get(0).strip();
        Matcher string = STRING.matcher(value);
        if (values.size() == 1 && string.matches()) {
            return ESCAPE.matcher(string.group(1)).replaceAll("$1");
        }
        if (values.size() == 1 && BARE.matcher(value).matches()) {
            return value;
        }
        throw new IllegalArgumentException("No key, or several.");
    }
}
