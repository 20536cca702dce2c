package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports by command into the running system. */
class ImportIT {

    private static final Path DATA = SharedSystem.get().dataDirectory();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static TestingClient client;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        client = TestingClient.of(DATA);
    }

    @Test
    void picturesOfAFolderEndOnTheirUsersProfiles() throws IOException {
        client.provision(8101);
        client.provision(8102);
        client.provision(8103);
        write("8101.jpg", picture(101));
        write("8102.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
        write("a/8103.png", SamplePictures.png(110, 80));
        write("b/8103.jpg", picture(103));
        write("8199.jpg", picture(199));

        Run run = run();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .contains("is finished: 5 read, ", "2 refused, 0 rejected, 0 failed.")
                .containsPattern("8102\\.jpg +8102 +refused +\\w+")
                .containsPattern("8199\\.jpg +8199 +refused +There is no user 8199");
        assertThat(report(run))
                .contains("8102.jpg,8102,")
                .contains("b/8103.jpg,8103,8103,applied,")
                // before the other one came, or as it was there
                .containsPattern("a/8103\\.png,8103,8103,(applied|superseded),");
        assertThat(avatarWidth(8101)).isEqualTo(101);
        assertThat(avatarWidth(8103)).isEqualTo(103);
        assertThat(client.notifications(8101)).isEmpty();
    }

    @Test
    void usersThatAreNotKnownAreMadeIfThatIsAskedFor() throws IOException {
        Path zip = folder.resolve("people.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "people/8201.jpg", picture(120));
            put(out, "people/8202.jpg", picture(121));
            put(out, "__MACOSX/people/._8202.jpg", new byte[10]);
        }

        JsonNode refused = json(run(zip, 1, "--json"));
        JsonNode made = json(run(zip, 0, "--json", "--create-users"));

        assertThat(refused.path("refused").asInt()).isEqualTo(2);
        assertThat(made.path("applied").asInt()).isEqualTo(2);
        assertThat(avatarWidth(8202)).isEqualTo(121);
    }

    @Test
    void mistakesOfAManifestAreToldWithLineAndColumn() throws IOException {
        write("one.jpg", picture(130));
        write("two.jpg", picture(131));
        Path manifest = Files.writeString(folder.resolve("people.csv"), """
                user,file,username,firstName
                8301,one.jpg,ada8301,Ada
                nobody at all,two.jpg,,
                8303,three.jpg,,
                8304,
                """);

        Run run = Run.of("import", manifest.toString(), "--data", DATA.toString(), "--create-users");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("1 applied", "three.jpg", "line 4: There is no such file.", "line 5: ");
        assertThat(client.profile(8301).path("username").asString("")).isEqualTo("ada8301");
        assertThat(client.profile(8301).path("firstName").asString("")).isEqualTo("Ada");
        assertThat(report(run)).contains(",no-file,There is no such file.,4,file");
    }

    @Test
    void theSameImportAgainHasNoSecondEffect() throws IOException {
        client.provision(8401);
        write("8401.jpg", picture(140));
        JsonNode first = json(run(folder, 0, "--json"));
        JsonNode profile = client.profile(8401);

        JsonNode second = json(run(folder, 0, "--json"));

        assertThat(second).isEqualTo(first);
        assertThat(client.profile(8401)).isEqualTo(profile);
    }

    @Test
    void usersAreToldIfThatIsAskedFor() throws IOException {
        client.provision(8411);
        write("8411.jpg", picture(141));

        assertThat(run(folder, 0, "--notify").err()).isEmpty();

        await().atMost(LONGEST).until(() -> client.notifications(8411).size() == 1);
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        client.provision(8421);
        write("8421.jpg", picture(142));
        JsonNode profile = client.profile(8421);

        JsonNode summary = json(run(folder, 0, "--json", "--dry-run"));

        assertThat(summary.path("read").asInt()).isEqualTo(1);
        assertThat(client.profile(8421)).isEqualTo(profile);
    }

    @Test
    void oneThatWasKilledGoesOnWhereItStopped() throws Exception {
        List<Long> users = LongStream.range(8500, 8560).boxed().toList();
        for (long user : users) {
            write(user + ".jpg", picture(150));
        }
        String[] options = {"--create-users", "--concurrency", "1"};
        Process process = start(options);
        await().atMost(LONGEST).until(() -> sent() >= 3);
        process.destroyForcibly().waitFor();

        JsonNode summary = json(run(folder, 0, with("--json", options)));

        assertThat(summary.path("read").asInt()).isEqualTo(users.size());
        assertThat(summary.path("applied").asInt()).isEqualTo(users.size());
        assertThat(users)
                .allSatisfy(user ->
                        assertThat(client.profile(user).path("version").asInt()).isEqualTo(2));
    }

    @Test
    void twoRunAtOnce() throws IOException {
        write("one/8601.jpg", picture(161));
        write("two/8602.jpg", picture(162));

        List<CompletableFuture<JsonNode>> runs = Stream.of("one", "two")
                .map(name -> CompletableFuture.supplyAsync(
                        () -> json(run(folder.resolve(name), 0, "--json", "--create-users"))))
                .toList();

        assertThat(runs)
                .allSatisfy(
                        run -> assertThat(run.join().path("applied").asInt()).isEqualTo(1));
        assertThat(avatarWidth(8601)).isEqualTo(161);
        assertThat(avatarWidth(8602)).isEqualTo(162);
    }

    @Test
    void whatAPersonUploadsMeanwhileStays() throws IOException {
        List<Long> users = List.of(8701L, 8702L, 8703L, 8704L);
        for (long user : users) {
            client.provision(user);
            write(user + ".jpg", picture(170));
        }
        CompletableFuture<Run> imported = CompletableFuture.supplyAsync(() -> run(folder, 0, "--max-per-second", "1"));
        await().atMost(LONGEST).until(() -> sent() == users.size());

        users.forEach(user -> client.upload(user, picture(171)));

        assertThat(imported.join().exitCode()).isZero();
        assertThat(users).allSatisfy(user -> assertThat(avatarWidth(user)).isEqualTo(171));
    }

    @Test
    void picturesInTheBucketStayWhereTheyAre() throws IOException {
        client.provision(8801);
        ObjectKey key = new ObjectKey("people/8801.jpg");
        try (TestingObjects objects = TestingObjects.of(DATA)) {
            objects.store().put(key, new ObjectContent(picture(180), "image/jpeg"));

            Run run = Run.of("import", "s3://visage/people/", "--data", DATA.toString());

            assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
            assertThat(objects.store().describe(key)).isPresent();
        }
        assertThat(avatarWidth(8801)).isEqualTo(180);
    }

    @Test
    void anotherBucketIsRefused() {
        Run run = Run.of("import", "s3://elsewhere/people/", "--data", DATA.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not the bucket of this system.");
    }

    /** How many pictures of this test's folder the server has taken; the journal tells. */
    private long sent() throws IOException {
        try (Stream<Path> journals = Files.list(DATA.resolve("imports"))) {
            for (Path journal :
                    journals.filter(each -> each.toString().endsWith(".json")).toList()) {
                if (Files.readString(journal).contains("\"" + folder.toRealPath())) {
                    Path lines = Path.of(journal.toString().replace(".json", ".sent"));
                    return Files.readAllLines(lines).stream()
                            .filter(line -> !line.isEmpty())
                            .count();
                }
            }
        } catch (NoSuchFileException none) {
            return 0;
        }
        return 0;
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Visage.class.getName(),
                "import",
                folder.toString(),
                "--data",
                DATA.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Run run() {
        return Run.of("import", folder.toString(), "--data", DATA.toString());
    }

    private static Run run(Path source, int exitCode, String... options) {
        Run run = Run.of(with("import", with(source.toString(), with("--data", with(DATA.toString(), options)))));
        assertThat(run.exitCode()).as(run.err() + run.out()).isEqualTo(exitCode);
        return run;
    }

    private static String[] with(String first, String... rest) {
        return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
    }

    private static JsonNode json(Run run) {
        return JsonMapper.shared().readTree(run.out());
    }

    private static String report(Run run) throws IOException {
        return Files.readString(Path.of(run.out().strip().replaceAll("(?s).*: ", "")));
    }

    private static int avatarWidth(long userId) {
        return client.profile(userId).at("/pictures/avatar/width").asInt();
    }

    /** A square of that many pixels. */
    private static byte[] picture(int side) {
        return SamplePictures.photograph(side, side, Orientation.UPRIGHT);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }
}
