package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.TestingClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every service as a process of its own, and what happens when one is away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES =
            List.of("profile-store", "image-worker-1", "image-worker-2", "ingest-api-1", "ingest-api-2");
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(300, 200, Orientation.UPRIGHT);

    @TempDir
    private static Path data;

    private static Launcher launcher;
    private static TestingClient client;

    @BeforeAll
    static void start() throws IOException {
        launcher = Launcher.up(data, "--processes", "--edges", "2", "--workers", "2");
        client = TestingClient.of(data);
    }

    @AfterAll
    static void stop() {
        launcher.close();
    }

    @Test
    @Order(1)
    void everyProcessIsNamed() throws IOException {
        List<Long> pids = new ArrayList<>();
        for (String name : List.of("kafka", "s3proxy", "postgres")) {
            pids.add(launcher.pid(name));
        }
        for (String name : SERVICES) {
            pids.add(launcher.pid(name));
        }

        assertThat(pids).doesNotHaveDuplicates();
        assertThat(launcher.descendants()).extracting(ProcessHandle::pid).containsAll(pids);
    }

    @Test
    @Order(2)
    void anUploadOutlivesTheOutagesOfStoreAndBroker() throws IOException {
        client.provision(1);
        client.provision(2);
        List<Long> workers = List.of(launcher.pid("image-worker-1"), launcher.pid("image-worker-2"));
        workers.forEach(worker -> Launcher.signal("STOP", worker));
        try {
            String accepted = client.send(1, PHOTOGRAPH).uploadId();
            assertThat(client.upload(1, accepted).path("status").asString("")).isEqualTo("accepted");

            assertThatUploadsAreDeferredWithout("s3proxy");
            assertThatUploadsAreDeferredWithout("kafka");
            workers.forEach(worker -> Launcher.signal("CONT", worker));

            assertThat(client.ended(1, accepted).path("status").asString("")).isEqualTo("applied");
            assertThatUploadsWorkFor(2);
        } finally {
            workers.forEach(worker -> Launcher.signal("CONT", worker));
        }
    }

    private static void assertThatUploadsAreDeferredWithout(String server) throws IOException {
        long pid = launcher.pid(server);
        Launcher.signal("STOP", pid);
        try {
            Answer answer = client.send(2, PHOTOGRAPH);
            assertThat(answer.status()).as(server + ": " + answer).isEqualTo(503);
            assertThat(answer.retryAfter())
                    .hasValueSatisfying(seconds -> assertThat(seconds).containsOnlyDigits());
        } finally {
            Launcher.signal("CONT", pid);
        }
    }

    @Test
    @Order(3)
    void aWaitingRequestIsAnsweredWhicheverInstancesDidTheWork() {
        List<TestingClient> edges = TestingClient.ofEach(data);
        assertThat(edges).hasSize(2);
        Map<Long, TestingClient> users = LongStream.rangeClosed(101, 112)
                .boxed()
                .collect(Collectors.toMap(user -> user, user -> edges.get(Math.toIntExact(user % 2))));
        users.forEach((user, edge) -> edge.provision(user));

        List<String> ends = users.entrySet().parallelStream()
                .map(user -> user.getValue()
                        .upload(user.getKey(), PHOTOGRAPH)
                        .path("status")
                        .asString(""))
                .toList();

        assertThat(ends).hasSize(12).containsOnly("applied");
    }

    @Test
    @Order(4)
    void servicesComeBackWhenTheyAreKilled() throws IOException {
        client.provision(3);
        Map<String, Long> killed = Stream.of("image-worker-1", "profile-store", "ingest-api-1")
                .collect(Collectors.toMap(name -> name, ProcessesIT::pid));

        killed.values().forEach(pid -> Launcher.signal("KILL", pid));

        killed.forEach((name, before) -> await().atMost(PATIENCE).until(() -> pid(name) != before));
        assertThatUploadsWorkFor(3);
        assertThat(killed.keySet())
                .allSatisfy(name -> assertThat(ProcessHandle.of(pid(name)))
                        .hasValueSatisfying(
                                process -> assertThat(process.isAlive()).isTrue()));
    }

    @Test
    @Order(5)
    void everythingStopsWithTheLauncher() throws InterruptedException {
        List<ProcessHandle> children = launcher.descendants();

        assertThat(launcher.stopsWithin(Duration.ofSeconds(15))).isTrue();

        assertThat(children).hasSizeGreaterThanOrEqualTo(8);
        Launcher.awaitEnd(children);
        assertThat(data.resolve("run")).isDirectoryNotContaining("glob:**.pid");
    }

    private static void assertThatUploadsWorkFor(long user) {
        JsonNode upload = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.send(user, PHOTOGRAPH), answer -> answer.status() == 202)
                .body();
        assertThat(client.ended(user, upload.path("uploadId").asString(""))
                        .path("status")
                        .asString(""))
                .isEqualTo("applied");
    }

    private static long pid(String name) {
        try {
            return launcher.pid(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
