package dev.visage.ingest.dialect.smartsheet;

import dev.visage.ingest.profile.UserRef;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The path's {@code userId}: a 64-bit number, {@code me}, or {@code @username}. */
final class UserParameter {

    static final String NAME = "userId";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");

    private UserParameter() {}

    /**
     * The user whom a request's path names.
     *
     * @throws SmartsheetException if that can be no user's id at all
     */
    static UserRef of(ServerRequest request) {
        String segment = request.pathVariable(NAME);
        boolean isName = segment.equals("me") || segment.startsWith("@") && segment.length() > 1;
        if (!isName && !isNumber(segment)) {
            throw new SmartsheetException(SmartsheetError.invalidValue(segment, NAME));
        }
        return UserRef.parse(segment);
    }

    private static boolean isNumber(String segment) {
        return NUMBER.matcher(segment).matches() && new BigInteger(segment).bitLength() < Long.SIZE;
    }
}
