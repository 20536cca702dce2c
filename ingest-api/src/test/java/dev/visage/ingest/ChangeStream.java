package dev.visage.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of {@code GET /v1/changes} that reads as quickly as it can. */
final class ChangeStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final Block END = new Block(null, null, null);

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

    private ChangeStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread thread = new Thread(this::read, "change-stream");
        thread.setDaemon(true);
        thread.start();
    }

    /** Subscribes with a token. */
    static ChangeStream open(TestingEdge edge, String query, String token) {
        return open(edge.request("/v1/changes" + query, token));
    }

    /** Goes on from a position. */
    static ChangeStream resume(TestingEdge edge, String query, String token, String position) {
        return open(edge.request("/v1/changes" + query, token).header("Last-Event-ID", position));
    }

    private static ChangeStream open(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("answered with " + response.statusCode() + " "
                        + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            return new ChangeStream(response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event, that of a position too; one without anything if the stream has ended. */
    Block nextOfAny() {
        try {
            Block block = blocks.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (block == null) {
                throw new AssertionError("Nothing came.");
            }
            return block;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next event that is more than a position. */
    Block next() {
        Block block = nextOfAny();
        while ("position".equals(block.event())) {
            block = nextOfAny();
        }
        return block;
    }

    /** The events up to the first that is as it should be, and that. */
    List<Block> until(Predicate<Block> isLast) {
        List<Block> events = new ArrayList<>();
        Block event;
        do {
            event = next();
            events.add(event);
            if (event == END) {
                throw new AssertionError("The stream ended after " + events.size() + " events.");
            }
        } while (!isLast.test(event));
        return events;
    }

    /** Whether nothing comes but the end. */
    boolean isAtItsEnd() {
        return next() == END;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = null;
            String event = null;
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    blocks.add(new Block(event, id, data == null ? null : JSON.readTree(data)));
                    id = null;
                    event = null;
                    data = null;
                }
            }
        } catch (IOException closed) {
            // the end is told below
        }
        blocks.add(END);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }

    /** What stands between two empty lines. */
    record Block(
            @Nullable String event,
            @Nullable String id,
            @Nullable JsonNode data) {

        String text(String member) {
            return data == null ? "" : data.path(member).asString("");
        }

        long version() {
            return data == null ? 0 : data.path("version").asLong(0);
        }

        long user() {
            return data == null ? 0 : data.path("userId").asLong(0);
        }
    }
}
