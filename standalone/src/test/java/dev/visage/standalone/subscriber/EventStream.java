package dev.visage.standalone.subscriber;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subscriber to server-sent events. What it has taken, with its position, is kept as in one transaction, and outlives it. */
final class EventStream implements Running {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String token;
    private final List<JsonNode> journal = new ArrayList<>();
    private @Nullable String position;
    private @Nullable Reading reading;

    EventStream(URI system, String token) {
        this.url = system.resolve("/v1/changes?from=beginning");
        this.token = token;
    }

    @Override
    public synchronized void start() {
        reading = new Reading();
        reading.start();
    }

    @Override
    public synchronized void kill() {
        if (reading != null) {
            reading.interrupt();
            reading = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return reading != null;
    }

    synchronized Copy copy() {
        return Copy.of(journal.stream());
    }

    private synchronized @Nullable String position() {
        return position;
    }

    /** What one that was killed has in its hands is lost. */
    private synchronized void keep(Reading by, Map<String, String> event) {
        if (by == reading) {
            position = event.getOrDefault("id", position);
            if (event.getOrDefault("event", "").startsWith("profile.")) {
                journal.add(JsonMapper.shared().readTree(event.get("data")));
            }
        }
    }

    /** Reads from the last position, again and again. */
    private final class Reading extends Thread {

        @Override
        public void run() {
            while (!isInterrupted()) {
                try {
                    read();
                } catch (IOException | RuntimeException broken) {
                    // tried again
                } catch (InterruptedException killed) {
                    return;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }

        private void read() throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token);
            String from = position();
            if (from != null) {
                request.header("Last-Event-ID", from);
            }
            HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                Map<String, String> event = new HashMap<>();
                for (Iterator<String> each = lines.iterator(); each.hasNext() && !isInterrupted(); ) {
                    String line = each.next();
                    if (line.isEmpty()) {
                        keep(this, event);
                        event.clear();
                    } else if (!line.startsWith(":")) {
                        String[] field = line.split(": ?", 2);
                        event.put(field[0], field[1]);
                    }
                }
            }
        }
    }
}
