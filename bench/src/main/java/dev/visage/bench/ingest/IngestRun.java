package dev.visage.bench.ingest;

import dev.visage.bench.load.ClosedLoop;
import dev.visage.bench.load.Round;
import dev.visage.bench.system.ThrowAwaySystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Uploads to a system whose workers do not run, and puts the same bytes into its object store, in turns. */
final class IngestRun implements AutoCloseable {

    private static final String EDGE = "ingest-api";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int SAMPLES = 60;

    private final ThrowAwaySystem system;
    private final ClosedLoop clients;
    private final DirectPuts directPuts;
    private final HttpRequest provisioning;
    private final HttpRequest upload;

    IngestRun(ThrowAwaySystem system, byte[] picture, int concurrency) throws IOException {
        this.system = system;
        this.clients = new ClosedLoop(system, concurrency);
        this.directPuts = new DirectPuts(system.configuration(EDGE), picture);
        String token = "Bearer " + system.token("1", "update_profile admin");
        URI user = system.running().url().resolve("/v1/users/1");
        this.provisioning = HttpRequest.newBuilder(user)
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"username\":\"bench\"}"))
                .build();
        this.upload = HttpRequest.newBuilder(URI.create(user + "/pictures/avatar"))
                .timeout(TIMEOUT)
                .header("Authorization", token)
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(picture))
                .build();
    }

    /**
     * Measures.
     *
     * @param warmUps uploads, and PUTs, that are not measured
     * @param requests how many uploads, and as many PUTs, make a round
     * @param soak for how long uploads go on afterwards, while the memory is watched
     */
    IngestResult run(int warmUps, int rounds, int requests, Duration soak) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(provisioning, BodyHandlers.discarding());
        List<Round> edge = new ArrayList<>();
        List<Round> direct = new ArrayList<>();
        directPuts.sign(warmUps);
        clients.round(warmUps, directPuts);
        clients.round(warmUps, () -> upload);
        for (int round = 0; round < rounds; round++) {
            directPuts.sign(requests);
            edge.add(clients.round(requests, () -> upload));
            direct.add(clients.round(requests, directPuts));
        }
        return soaked(edge, direct, soak);
    }

    private IngestResult soaked(List<Round> edge, List<Round> direct, Duration soak)
            throws IOException, InterruptedException {
        List<Long> resident = new ArrayList<>(List.of(resident()));
        long start = System.nanoTime();
        Supplier<HttpRequest> sampling = () -> {
            synchronized (resident) {
                // The samples lie at equal distances; whoever sends next takes the one that is due.
                if (System.nanoTime() - start >= soak.toNanos() / SAMPLES * resident.size()) {
                    resident.add(resident());
                }
            }
            return upload;
        };
        Round uploads = clients.round(soak, sampling);
        resident.add(resident());
        return new IngestResult(edge, direct, uploads, resident);
    }

    private long resident() {
        try {
            return Objects.requireNonNull(system.usage().get(EDGE)).resident();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
