package dev.visage.ingest.dialect.appnet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The query that a redirect passes on: that of the request, without what concerns the request alone. */
final class RedirectQuery {

    private static final Set<String> OWN = Set.of("access_token", "callback");

    /** RFC 3986, section 3.4, and the percent sign of what is encoded already. */
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?%";

    private RedirectQuery() {}

    /** With its question mark; empty if nothing is passed on. */
    static String of(URI request) {
        String passedOn = Arrays.stream(
                        Objects.requireNonNullElse(request.getRawQuery(), "").split("&"))
                .filter(parameter ->
                        !parameter.isEmpty() && !OWN.contains(parameter.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return passedOn.isEmpty() ? "" : "?" + encoded(passedOn);
    }

    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : query.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            if (plain || ALLOWED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return encoded.toString();
    }
}
