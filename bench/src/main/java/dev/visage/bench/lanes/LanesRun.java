package dev.visage.bench.lanes;

import dev.visage.bench.imports.ImportClient;
import dev.visage.bench.imports.ImportProgress;
import dev.visage.bench.imports.PictureArchive;
import dev.visage.bench.latency.UploadClient;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.contracts.id.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** People who upload one after another, without and beside an import. */
final class LanesRun {

    /** Users of the import come after those. */
    private static final int PEOPLE = 20;

    private final ThrowAwaySystem system;
    private final byte[] picture;
    private final Duration pause;
    private final List<UploadClient> people = new ArrayList<>();

    /**
     * @param pause between the answer to one and the upload of the next
     */
    LanesRun(ThrowAwaySystem system, byte[] picture, Duration pause) throws IOException, InterruptedException {
        this.system = system;
        this.picture = picture;
        this.pause = pause;
        String token = system.token("1", "admin");
        for (int person = 1; person <= PEOPLE; person++) {
            UploadClient client = new UploadClient(system.running().url(), new UserId(person), token);
            client.provision();
            people.add(client);
        }
    }

    /** So many uploads while nothing else is done. */
    List<Duration> idle(int uploads) throws IOException, InterruptedException {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < uploads; i++) {
            took.add(upload(i));
        }
        return took;
    }

    /** Uploads for as long as an import of so many pictures runs, from when the first of it is applied. */
    Busy busy(int pictures) throws IOException, InterruptedException {
        ImportClient imports = new ImportClient(system.running().url(), system.token("1", "import"));
        Path archive = Files.createTempFile("visage-bench-lanes-", ".zip");
        try {
            PictureArchive.write(archive, PEOPLE + 1, pictures);
            String path = imports.create();
            long started = System.nanoTime();
            CompletableFuture<JsonNode> sent = imports.send(path, archive);
            while (imports.progress(path).applied() == 0) {
                if (sent.isCompletedExceptionally()) {
                    sent.join();
                }
                Thread.sleep(pause.toMillis());
            }
            List<Duration> took = new ArrayList<>();
            ImportProgress progress = imports.progress(path);
            while (!progress.isOver()) {
                took.add(upload(took.size()));
                progress = imports.progress(path);
            }
            return new Busy(took, Duration.ofNanos(System.nanoTime() - started));
        } finally {
            Files.delete(archive);
        }
    }

    private Duration upload(int turn) throws IOException, InterruptedException {
        Thread.sleep(pause.toMillis());
        return people.get(turn % PEOPLE).uploadAndWait(picture).duration();
    }

    /**
     * Uploads beside an import.
     *
     * @param uploads how long each took
     * @param importTook how long the import took
     */
    record Busy(List<Duration> uploads, Duration importTook) {}
}
