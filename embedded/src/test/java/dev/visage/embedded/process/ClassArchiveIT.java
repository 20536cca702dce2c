package dev.visage.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveIT {

    @TempDir
    Path directory;

    private Path jar;
    private ClassArchive archive;

    @BeforeEach
    void makeJar() throws IOException {
        jar = directory.resolve("echo.jar");
        try (var entries = new JarOutputStream(Files.newOutputStream(jar));
                var code = Echo.class.getResourceAsStream("Echo.class")) {
            entries.putNextEntry(new JarEntry(Echo.class.getName().replace('.', '/') + ".class"));
            code.transferTo(entries);
        }
        modify(jar, 60);
        archive = archiveOf(jar.toString());
    }

    @Test
    void aProgramIsStartedFromItOnceItIsMade() throws Exception {
        assertThat(run("-Xshare:auto")).doesNotContain("source: shared objects file");

        archive.make();

        assertThat(run("-Xshare:on")).contains(Echo.class.getName() + " source: shared objects file");
        assertThat(directory).isDirectoryContaining("glob:**/echo.jar-*.jsa").isDirectoryNotContaining("glob:**.whole");
    }

    @Test
    void itIsMadeAgainWhenAJarWas() throws Exception {
        run("-Xshare:auto");
        archive.make();
        try (var archives = Files.newDirectoryStream(directory, "*.jsa")) {
            for (var made : archives) {
                modify(made, 40);
            }
        }
        modify(jar, 20);
        assertThat(run("-Xshare:auto")).doesNotContain("source: shared objects file");

        archive.make();

        assertThat(run("-Xshare:on")).contains(Echo.class.getName() + " source: shared objects file");
    }

    @Test
    void anotherClassPathHasAnotherOne() throws Exception {
        run("-Xshare:auto");
        archive.make();

        assertThat(archiveOf(jar + ":" + jar).options()).noneMatch(option -> option.contains("SharedArchiveFile"));
    }

    @Test
    void noneIsMadeOfNothingOrOfFolders() throws Exception {
        archive.make();
        run("-Xshare:auto");
        archiveOf(directory.toString()).make();

        assertThat(directory).isDirectoryNotContaining("glob:**.jsa");
    }

    private static void modify(Path file, long secondsAgo) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
    }

    private ClassArchive archiveOf(String classPath) {
        return new ClassArchive(jar, classPath, directory.resolve("echo.classes"));
    }

    /** What the JVM says of the class of the program, which ends at once when it is told to fail. */
    private String run(String sharing) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), sharing, "-Xlog:class+load"));
        command.addAll(archive.options());
        command.addAll(List.of("-cp", jar + ":" + directory, Echo.class.getName(), "fail"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return output.lines()
                .filter(line -> line.contains(Echo.class.getName()))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
