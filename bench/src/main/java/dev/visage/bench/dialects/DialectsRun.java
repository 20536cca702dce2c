package dev.visage.bench.dialects;

import dev.visage.bench.load.ClosedLoop;
import dev.visage.bench.load.Round;
import dev.visage.bench.system.ThrowAwaySystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Uploads one picture in every wrapping, in turns, to a system whose workers do not run. */
final class DialectsRun {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ThrowAwaySystem system;
    private final byte[] picture;
    private final int concurrency;
    private final URI api;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    DialectsRun(ThrowAwaySystem system, byte[] picture, int concurrency) throws IOException {
        this.system = system;
        this.picture = picture;
        this.concurrency = concurrency;
        this.api = system.running().url();
        this.token = system.token("1", "update_profile admin");
    }

    /**
     * Measures every wrapping once a round, after one round that is not counted.
     *
     * @param uploads how many in each wrapping and round
     */
    Map<Wrapping, List<Round>> run(int rounds, int uploads) throws IOException, InterruptedException {
        provision();
        Map<Wrapping, List<Round>> measured = new EnumMap<>(Wrapping.class);
        try (ClosedLoop clients = new ClosedLoop(system, concurrency)) {
            for (int round = 0; round <= rounds; round++) {
                for (Wrapping wrapping : Wrapping.values()) {
                    Round one = round(clients, wrapping, uploads);
                    if (round > 0) {
                        measured.computeIfAbsent(wrapping, first -> new ArrayList<>())
                                .add(one);
                    }
                }
            }
        }
        return measured;
    }

    private void provision() throws IOException, InterruptedException {
        HttpResponse<Void> made = http.send(
                authorized(HttpRequest.newBuilder(api.resolve("/v1/users/1"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"username\":\"bench\"}"))),
                BodyHandlers.discarding());
        requireTaken(made.statusCode());
    }

    private Round round(ClosedLoop clients, Wrapping wrapping, int uploads) throws IOException, InterruptedException {
        HttpRequest request = authorized(wrapping.request(api, wrapping.body(picture)));
        return clients.round(uploads, () -> request);
    }

    private HttpRequest authorized(HttpRequest.Builder request) {
        return request.timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static void requireTaken(int status) {
        if (status / 100 != 2) {
            throw new IllegalStateException("A request was answered with " + status + ".");
        }
    }
}
