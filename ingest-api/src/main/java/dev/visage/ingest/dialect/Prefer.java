package dev.visage.ingest.dialect;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The preferences of a request (RFC 7240). One that is malformed or unknown is ignored, as the RFC says. */
public final class Prefer {

    /** One preference: everything up to a comma outside quotation marks. */
    private static final Pattern PREFERENCE = Pattern.compile("(?:[^\",]|\"[^\"]*\")++");

    private static final Pattern WAIT =
            Pattern.compile("\\s*wait\\s*=\\s*(?:(\\d{1,9})|\"(\\d{1,9})\")\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    private Prefer() {}

    /** How long the client is ready to wait, {@code Prefer: wait=SECONDS}, but never longer than the limit. */
    public static Optional<Duration> wait(ServerRequest request, Duration longest) {
        return request.headers().header("Prefer").stream()
                .flatMap(header -> PREFERENCE.matcher(header).results())
                .map(preference -> WAIT.matcher(preference.group()))
                .filter(Matcher::matches)
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait.group(1) == null ? wait.group(2) : wait.group(1))))
                .map(asked -> asked.compareTo(longest) > 0 ? longest : asked)
                .findFirst();
    }

    /** Says in the answer that the client's preference, if it had one, was honoured. */
    public static void applied(ServerResponse.BodyBuilder answer, Optional<Duration> wait) {
        wait.ifPresent(waited -> answer.header("Preference-Applied", "wait=" + waited.toSeconds()));
    }
}
