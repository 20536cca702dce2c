package dev.visage.standalone.imports;

import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.server.Access;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Sends what may be sent again until the server takes it: while it is full, away, or the connection breaks. */
final class PatientHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 7;
    private static final Set<Integer> AWAY = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> NOT_TAKEN = Set.of(429, 503);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Access access;
    private final Duration patience;

    /**
     * @param patience how long the server may take to answer otherwise
     */
    PatientHttp(Access access, Duration patience) {
        this.access = access;
        this.patience = patience;
    }

    /**
     * Sends a request; it is built anew for each try.
     *
     * @throws NoAnswerException if the patience is over
     * @throws InfrastructureException if the token does not let in
     */
    <T> HttpResponse<T> send(RequestFactory request, BodyHandler<T> handler) throws InterruptedException {
        return send(request, handler, true);
    }

    /**
     * Sends a request that must not be done twice: again only where it was not taken for certain.
     *
     * @throws NoAnswerException if the patience is over, or nobody can tell whether it was done
     * @throws InfrastructureException if the token does not let in
     */
    <T> HttpResponse<T> sendOnce(RequestFactory request, BodyHandler<T> handler) throws InterruptedException {
        return send(request, handler, false);
    }

    private <T> HttpResponse<T> send(RequestFactory request, BodyHandler<T> handler, boolean repeatable)
            throws InterruptedException {
        long started = System.nanoTime();
        for (int tries = 1; ; tries++) {
            HttpResponse<T> response = null;
            String trouble;
            boolean mayBeDone = false;
            try {
                response = http.send(request.with(access), handler);
                if (!AWAY.contains(response.statusCode())) {
                    return admitted(response);
                }
                trouble = "it answers " + response.statusCode();
                mayBeDone = !NOT_TAKEN.contains(response.statusCode());
            } catch (ConnectException | HttpConnectTimeoutException refused) {
                trouble = "nobody listens there";
            } catch (IOException broken) {
                trouble = "the connection breaks";
                mayBeDone = true;
            }
            if (mayBeDone && !repeatable) {
                throw new NoAnswerException(
                        "The server at " + access.server() + " may have done its work or not: " + trouble + ".");
            }
            Duration wait = wait(tries, response);
            if (System.nanoTime() - started + wait.toNanos() > patience.toNanos()) {
                throw new NoAnswerException("The server at " + access.server() + " did not do its work for "
                        + patience.toSeconds() + " s: " + trouble + ".");
            }
            Thread.sleep(wait.toMillis());
        }
    }

    private <T> HttpResponse<T> admitted(HttpResponse<T> response) {
        if (response.statusCode() == 401) {
            throw new InfrastructureException("The server at " + access.server() + " does not take the token.");
        }
        if (response.statusCode() == 403) {
            throw new InfrastructureException("The token may not import: it has neither the scope import nor admin.");
        }
        return response;
    }

    /** As the server says, or twice as long each time; never all at once. */
    private static Duration wait(int tries, @Nullable HttpResponse<?> response) {
        long longest = SHORTEST_WAIT.toMillis() << Math.min(tries, MOST_DOUBLINGS);
        long spread = ThreadLocalRandom.current().nextLong(longest / 2, longest);
        long told = response == null
                ? 0
                : response.headers()
                        .firstValue("Retry-After")
                        .filter(value -> value.matches("\\d{1,6}"))
                        .map(seconds -> Long.parseLong(seconds) * 1000)
                        .orElse(0L);
        return Duration.ofMillis(told == 0 ? spread : told + spread / 2);
    }

    /** Builds a request. */
    @FunctionalInterface
    interface RequestFactory {

        HttpRequest with(Access access);
    }
}
