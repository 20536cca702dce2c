package dev.visage.ingest.dialect;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The preferences of a request (RFC 7240). One that is malformed or unknown is ignored, as the RFC says. */
public final class Prefer {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?", Pattern.CASE_INSENSITIVE);

    private Prefer() {}

    /** How long the client is ready to wait, {@code Prefer: wait=SECONDS}, but never longer than the limit. */
    public static Optional<Duration> wait(ServerRequest request, Duration longest) {
        for (String preference : request.headers().header("Prefer")) {
            Matcher matcher = WAIT.matcher(preference);
            if (matcher.find()) {
                Duration asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
                return Optional.of(asked.compareTo(longest) > 0 ? longest : asked);
            }
        }
        return Optional.empty();
    }
}
