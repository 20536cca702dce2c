package dev.visage.standalone.events;

import dev.visage.contracts.id.UserId;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.server.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Follows the changes at a server through whatever ends a connection. */
final class Tail {

    private static final Set<String> CHANGES = Set.of("profile.changed", "profile.erased");
    private static final Set<Integer> AWAY = Set.of(429, 500, 502, 503, 504);
    private static final int GONE = 410;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 7;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Access access;
    private final @Nullable UserId user;
    private final boolean fromBeginning;
    private final boolean json;
    private final PrintWriter out;
    private final PrintWriter err;
    private @Nullable String position;
    private boolean hasBegun;
    private int failures;

    /**
     * @param user whose changes; null for all users'
     * @param json whether to print the data as it is
     */
    Tail(Access access, @Nullable UserId user, boolean fromBeginning, boolean json, PrintWriter out, PrintWriter err) {
        this.access = access;
        this.user = user;
        this.fromBeginning = fromBeginning;
        this.json = json;
        this.out = out;
        this.err = err;
    }

    /**
     * Returns when nobody reads the output any more.
     *
     * @throws InfrastructureException if the server does not let in, or cannot be reached at first
     */
    void follow() throws InterruptedException {
        while (!out.checkError()) {
            Duration pause = connect();
            Thread.sleep(pause.toMillis());
        }
    }

    /** One connection; returns how long to wait for the next. */
    private Duration connect() throws InterruptedException {
        try {
            HttpResponse<InputStream> response = http.send(request(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return answered(response, body);
            }
        } catch (IOException broken) {
            if (!hasBegun) {
                throw new InfrastructureException("There is no Visage at " + access.server() + ".", broken);
            }
            return pause(Optional.empty());
        }
    }

    private HttpRequest request() {
        String query = (user == null ? "" : "&users=" + user) + (fromBeginning ? "&from=beginning" : "");
        URI url = access.server().resolve("/v1/changes" + query.replaceFirst("&", "?"));
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + access.tokens().get());
        if (position != null) {
            request.header("Last-Event-ID", position);
        }
        return request.build();
    }

    private Duration answered(HttpResponse<InputStream> response, InputStream body) throws IOException {
        int status = response.statusCode();
        if (status == 200) {
            hasBegun = true;
            read(body);
            return pause(Optional.empty());
        }
        if (status == GONE) {
            tell("Too long away: changes may be missing here. Going on "
                    + (fromBeginning ? "from the beginning." : "from now."));
            position = null;
            return Duration.ZERO;
        }
        if (AWAY.contains(status)) {
            return pause(response.headers().firstValue("Retry-After"));
        }
        throw new InfrastructureException(
                switch (status) {
                    case 401 -> "The server at " + access.server() + " does not take the token.";
                    case 403 -> "The token may not see these changes: it has neither the scope events nor admin.";
                    default -> "The server at " + access.server() + " answers " + status + ".";
                });
    }

    private void read(InputStream body) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        Optional<SentEvent> next = SentEvent.read(lines);
        while (next.isPresent() && !out.checkError()) {
            failures = 0;
            show(next.get());
            next = SentEvent.read(lines);
        }
    }

    private void show(SentEvent event) {
        if (CHANGES.contains(event.name())) {
            out.println(json ? event.data() : ChangeLine.of(event));
            out.flush();
        }
        if (event.id() != null) {
            position = event.id();
        }
    }

    /** As the server says, or twice as long each time; never all at once. */
    private Duration pause(Optional<String> told) {
        long longest = SHORTEST_WAIT.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        long spread = ThreadLocalRandom.current().nextLong(longest / 2, longest);
        return Duration.ofMillis(told.filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Long.parseLong(seconds) * 1000 + spread)
                .orElse(spread));
    }

    private void tell(String sentence) {
        err.println("visage: " + sentence);
        err.flush();
    }
}
