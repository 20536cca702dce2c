package dev.visage.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.standalone.Launcher;
import dev.visage.standalone.Run;
import dev.visage.standalone.Visage;
import dev.visage.standalone.imports.FakeImports.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command sends and prints, and how it goes on, whatever the server does. */
class ImportCommandIT {

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private FakeImports server;

    @BeforeEach
    void start() throws IOException {
        server = FakeImports.on(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsEveryPictureAndPrintsTheCounts() throws IOException {
        write("1.jpg", "one");
        write("sub/@ada.jpg", "two");

        Run run = run("--json", "--create-users", "--name", "Spring", "--max-per-second", "5");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasLineCount(1);
        JsonNode summary = JsonMapper.shared().readTree(run.out());
        assertThat(summary.propertyNames())
                .containsExactly(
                        "importId",
                        "state",
                        "read",
                        "refused",
                        "accepted",
                        "applied",
                        "superseded",
                        "rejected",
                        "failed");
        assertThat(summary.path("applied").asInt()).isEqualTo(2);
        assertThat(only().applied()).isEqualTo(Map.of("1", "one", "@ada", "two"));
        assertThat(JsonMapper.shared().readTree(only().terms()))
                .isEqualTo(JsonMapper.shared().readTree("""
                                        {"name": "Spring", "kind": "avatar", "createUsers": true, "notifyUsers": false,
                                         "maxPerSecond": 5, "dryRun": false}
                                        """));
    }

    @Test
    void whatIsRefusedByTheServerOrHereIsToldAndReported() throws IOException {
        write("1.jpg", "one");
        write("2.jpg", "two");
        Files.createSymbolicLink(folder.resolve("3.jpg"), folder.resolve("nothing"));
        server.refuse("2");

        Run run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("is finished: 3 read, 1 applied, 0 superseded, 2 refused")
                .containsPattern("file +2 +refused +There is no such user\\.")
                .containsPattern("3\\.jpg +3 +refused +There is no such file\\.");
        Path report = Path.of(run.out().strip().replaceAll("(?s).*: ", ""));
        assertThat(Files.readString(report)).isEqualTo("""
                        name,user,userId,status,uploadId,code,detail,line,column
                        file,2,,refused,,unknown-user,,,
                        3.jpg,3,,refused,,no-file,There is no such file.,,
                        """.replace("\n", "\r\n"));
    }

    @Test
    void aServerThatIsFullOrBreaksTheConnectionIsAskedAgain() throws IOException {
        write("1.jpg", "one");
        write("2.jpg", "two");
        server.expect(Trouble.FULL, Trouble.BREAK, Trouble.TOO_MANY);

        assertThat(run().exitCode()).isZero();

        assertThat(only().applied()).containsOnlyKeys("1", "2");
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        for (int user = 1; user <= 9; user++) {
            write(user + ".jpg", "picture");
        }
        server.onPicture((importId, user) -> {
            if (user.equals("5")) {
                server.expect(Trouble.DENIED);
            }
        });
        Run stopped = run("--concurrency", "1");
        assertThat(stopped.exitCode()).isEqualTo(2);
        assertThat(stopped.err()).contains("The token may not import");
        List<String> before = server.received();
        assertThat(before).isNotEmpty().hasSizeLessThan(9);
        server.onPicture((importId, user) -> {});

        assertThat(run("--concurrency", "1").exitCode()).isZero();

        assertThat(server.received()).hasSize(9).doesNotHaveDuplicates();
        assertThat(only().applied()).hasSize(9);
    }

    @Test
    void ctrlCStopsItAndTellsHowItGoesOn() throws Exception {
        for (int user = 1; user <= 20; user++) {
            write(user + ".jpg", "picture");
        }
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        server.onPicture((importId, user) -> {
            sending.countDown();
            awaitQuietly(stopped);
        });
        Process process = startCommand();
        sending.await();

        Launcher.signal("TERM", process.pid());

        assertThat(process.inputReader().lines())
                .contains("visage: Stopped. What was sent is worked on; the same command goes on from here.");
        process.waitFor();
        stopped.countDown();
        assertThat(run().exitCode()).isZero();
        assertThat(only().applied()).hasSize(20);
    }

    @Test
    void aSecondRunSendsNothingAndTellsTheSame() throws IOException {
        write("1.jpg", "one");
        Run first = run("--json");
        server.forgetReceived();

        Run second = run("--json");

        assertThat(second).isEqualTo(first);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void whatIsNewSinceGoesToAnotherImport() throws IOException {
        write("1.jpg", "one");
        write("2.jpg", "two");
        run();
        Files.setLastModifiedTime(write("2.jpg", "new"), FileTime.fromMillis(1));
        write("3.jpg", "three");

        assertThat(run().exitCode()).isZero();

        assertThat(server.imports()).hasSize(2);
        assertThat(server.imports().get(1).applied()).isEqualTo(Map.of("2", "new", "3", "three"));
    }

    @Test
    void whatIsNewSinceItIsBeingFinishedGoesToAnotherImport() throws IOException {
        write("1.jpg", "one");
        run();
        only().end("finishing");
        write("2.jpg", "two");

        assertThat(run().exitCode()).isZero();

        assertThat(server.imports()).hasSize(2);
        assertThat(server.imports().get(1).applied()).isEqualTo(Map.of("2", "two"));
    }

    @Test
    void aReportReplacesALongerOne() throws IOException {
        write("1.jpg", "one");
        run();
        Path report = data.resolve("imports").resolve(only().importId() + ".csv");
        String written = Files.readString(report);
        Files.writeString(report, written + "and more\n".repeat(9));

        run();

        assertThat(report).hasContent(written);
    }

    @Test
    void aTokenThatCannotBeOneIsNotPrinted() {
        assertThat(run("--server", "http://127.0.0.1:1", "--token", "secret\u0001secret")
                        .err())
                .contains("The token has characters that no token has")
                .doesNotContain("secret");
    }

    @Test
    void otherTermsMakeAnotherImport() throws IOException {
        write("1.jpg", "one");
        run();
        run("--kind", "cover");

        assertThat(server.imports())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.applied()).hasSize(1));
    }

    @Test
    void aDryRunIsMadeAnewEachTime() throws IOException {
        write("1.jpg", "one");
        run("--dry-run");
        run("--dry-run");

        assertThat(server.imports())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.terms()).contains("\"dryRun\":true"));
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void oneThatWasCancelledIsBegunAgain() throws IOException {
        write("1.jpg", "one");
        run();
        only().end("cancelled");

        assertThat(run().exitCode()).isZero();

        assertThat(server.imports().get(1).applied()).hasSize(1);
    }

    @Test
    void stopsWhenSomebodyCancelsTheImportMeanwhile() throws IOException {
        for (int user = 1; user <= 20; user++) {
            write(user + ".jpg", "picture");
        }
        server.onPicture((importId, user) -> only().end("cancelled"));

        Run run = run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("takes no more pictures: somebody has finished or cancelled it.");
    }

    @Test
    void neverSendsMorePicturesAtOnceThanItMay() throws IOException {
        for (int user = 1; user <= 30; user++) {
            write(user + ".jpg", "picture");
        }
        AtomicInteger now = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        server.onPicture((importId, user) -> {
            synchronized (seen) {
                seen.add(now.incrementAndGet());
            }
            Thread.yield();
            now.decrementAndGet();
        });

        assertThat(run("--concurrency", "3").exitCode()).isZero();

        assertThat(seen).hasSize(30).allMatch(atOnce -> atOnce <= 3);
    }

    @Test
    void theLastPictureOfAUserIsSentLast() throws IOException {
        write("a/7.jpg", "first");
        write("b/7.jpg", "second");
        write("c/7.jpg", "third");

        run();

        assertThat(server.received()).containsExactly("7: first", "7: second", "7: third");
    }

    @Test
    void saysInASentenceWhyItCannotRun() throws IOException {
        assertThat(run().err()).isEqualTo("visage: There is nothing to import in " + folder + ".\n");
        assertThat(server.imports()).isEmpty();
        assertThat(Run.of("import", "nowhere").err()).isEqualTo("visage: There is no nowhere that can be read.\n");
        Run nothing = Run.of("import", folder.toString(), "--data", folder.toString());
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("There is no system in " + folder + ": start one with ./visage up.");
        assertThat(run("--server", "http://127.0.0.1:1").err()).contains("--server needs a --token");
        assertThat(run("--concurrency", "0").err()).contains("--concurrency is 1 to 64");
        assertThat(Run.of("import", "s3://bucket", "--data", data.toString()).err())
                .contains("is written s3://bucket/prefix");
    }

    private Process startCommand() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Visage.class.getName(),
                        "import",
                        folder.toString(),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private FakeImports.FakeImport only() {
        assertThat(server.imports()).hasSize(1);
        return server.imports().get(0);
    }

    private Run run(String... options) {
        return Run.of(
                Stream.concat(Stream.of("import", folder.toString(), "--data", data.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
