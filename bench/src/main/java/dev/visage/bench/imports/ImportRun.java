package dev.visage.bench.imports;

import dev.visage.bench.imports.Database.Work;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.bench.system.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Imports one archive after another into a system that does nothing else. */
final class ImportRun implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ThrowAwaySystem system;
    private final ImportClient client;
    private final Database database;
    private final Path folder;
    private long nextUser = 1;
    private long looks;

    /**
     * @param store a profile store's name
     */
    ImportRun(ThrowAwaySystem system, String store) throws IOException, InterruptedException, SQLException {
        this.system = system;
        this.client = new ImportClient(system.running().url(), system.token("1", "import"));
        this.database = Database.of(system, store);
        this.folder = Files.createTempDirectory("visage-bench-import-");
    }

    /** Imports so many pictures of as many users that were not known. */
    ImportFigures run(int pictures) throws IOException, InterruptedException, SQLException {
        Path archive = PictureArchive.write(folder.resolve("archive.zip"), nextUser, pictures);
        nextUser += pictures;
        Work workBefore = database.work();
        long looksBefore = looks;
        Map<String, Usage> before = system.usage();
        long started = System.nanoTime();
        String path = client.create();
        CompletableFuture<JsonNode> sent = client.send(path, archive);
        CompletableFuture<Duration> read = sent.thenApply(answer -> since(started));
        Halfway halfway = awaitHalf(path, pictures, sent);
        awaitEnd(path, pictures, sent);
        long ended = System.nanoTime();
        Map<String, Duration> cpu = spent(before, system.usage());
        return new ImportFigures(
                pictures,
                Duration.ofNanos(ended - started),
                read.join(),
                cpu,
                halfway.estimate(),
                Duration.ofNanos(ended - halfway.at()),
                database.work().since(workBefore).withoutLooks(looks - looksBefore));
    }

    private Halfway awaitHalf(String path, int pictures, CompletableFuture<JsonNode> sent)
            throws IOException, InterruptedException {
        ImportProgress progress = look(path);
        while (progress.ended() < pictures / 2) {
            pause(sent);
            progress = look(path);
        }
        double left = pictures - progress.ended();
        Duration estimate =
                progress.perSecond() > 0 ? Duration.ofMillis(Math.round(left * 1000 / progress.perSecond())) : null;
        return new Halfway(System.nanoTime(), estimate);
    }

    private void awaitEnd(String path, int pictures, CompletableFuture<JsonNode> sent)
            throws IOException, InterruptedException {
        ImportProgress progress = look(path);
        while (!progress.isOver()) {
            pause(sent);
            progress = look(path);
        }
        if (progress.applied() != pictures) {
            throw new IllegalStateException("Of " + pictures + " pictures " + progress.applied() + " were applied.");
        }
    }

    private ImportProgress look(String path) throws IOException, InterruptedException {
        looks++;
        return client.progress(path);
    }

    /** Waits a little, unless the archive was not taken. */
    private static void pause(CompletableFuture<JsonNode> sent) throws InterruptedException {
        if (sent.isCompletedExceptionally()) {
            sent.join();
        }
        Thread.sleep(LOOK.toMillis());
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }

    private static Map<String, Duration> spent(Map<String, Usage> before, Map<String, Usage> after) {
        Map<String, Duration> spent = new TreeMap<>();
        after.forEach((name, usage) -> spent.put(
                name,
                usage.cpu()
                        .minus(before.getOrDefault(name, Usage.sum(List.of())).cpu())));
        return spent;
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private record Halfway(long at, @Nullable Duration estimate) {}
}
