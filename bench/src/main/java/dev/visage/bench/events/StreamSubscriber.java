package dev.visage.bench.events;

import dev.visage.bench.events.Heard.Told;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One stream of server-sent events. Thousands share a client, and what they are told alike is parsed once. */
final class StreamSubscriber implements Flow.Subscriber<String>, AutoCloseable {

    private static final String DATA = "data:";
    private static final int OK = 200;

    private final Heard heard = new Heard();
    private final Map<String, Told> parsed;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private volatile boolean ended;
    private Flow.@Nullable Subscription subscription;

    private StreamSubscriber(Map<String, Told> parsed) {
        this.parsed = parsed;
    }

    /** Opens streams. */
    static final class Opening {

        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final Map<String, Told> parsed = new ConcurrentHashMap<>();
        private final URI changes;
        private final String token;

        /**
         * @param token that may see the changes of all users
         */
        Opening(URI api, String token) {
            this.changes = api.resolve("/v1/changes");
            this.token = token;
        }

        /**
         * Returns when the stream is there.
         *
         * @param query filters, such as {@code ?users=1}, or nothing
         */
        StreamSubscriber open(String query) {
            StreamSubscriber subscriber = new StreamSubscriber(parsed);
            HttpRequest request = HttpRequest.newBuilder(URI.create(changes + query))
                    .header("Authorization", "Bearer " + token)
                    .build();
            http.sendAsync(request, response -> {
                        if (response.statusCode() != OK) {
                            subscriber.opened.completeExceptionally(new IllegalStateException(
                                    "A stream was answered with " + response.statusCode() + "."));
                        }
                        return BodySubscribers.fromLineSubscriber(subscriber);
                    })
                    .whenComplete((response, failure) -> subscriber.end(failure));
            subscriber.opened.join();
            return subscriber;
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription all) {
        subscription = all;
        all.request(Long.MAX_VALUE);
    }

    /** The first one, whatever it is, shows that changes are sent from now on. */
    @Override
    public void onNext(String line) {
        opened.complete(null);
        if (line.startsWith(DATA)) {
            Instant now = Instant.now();
            Told told = parsed.computeIfAbsent(line, StreamSubscriber::parse);
            heard.add(told, now);
        }
    }

    private static Told parse(String line) {
        JsonNode change = JsonMapper.shared().readTree(line.substring(DATA.length()));
        return new Told(change.path("userId").asLong(), change.path("version").asLong());
    }

    @Override
    public void onError(Throwable failure) {
        end(failure);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable failure) {
        ended = true;
        opened.completeExceptionally(new IllegalStateException("A stream ended.", failure));
    }

    /** Whether it has ended of itself, as it was dropped for instance. */
    boolean hasEnded() {
        return ended;
    }

    Heard heard() {
        return heard;
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
