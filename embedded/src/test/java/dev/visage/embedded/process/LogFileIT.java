package dev.visage.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileIT {

    @TempDir
    Path directory;

    @Test
    void showsTheLastLinesOfOneRunOnly() throws IOException {
        var log = new LogFile(directory.resolve("a.log"));
        Files.writeString(log.path(), "an earlier run\n");
        long start = log.size();
        var lines = IntStream.range(0, 100).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        Files.writeString(log.path(), "an earlier run\n" + lines);
        assertThat(log.tail(start)).startsWith("line 88").endsWith("line 99");

        Files.writeString(log.path(), "an earlier run\nshort");
        assertThat(log.tail(start)).isEqualTo("short");
    }

    @Test
    void setsALongFileAside() throws IOException {
        var log = new LogFile(directory.resolve("a.log"));
        log.rotate();
        Files.write(log.path(), new byte[(int) LogFile.MAX_BYTES]);
        log.rotate();
        assertThat(log.size()).isEqualTo(LogFile.MAX_BYTES);

        Files.write(log.path(), new byte[(int) LogFile.MAX_BYTES + 1]);
        log.rotate();
        assertThat(log.path()).doesNotExist();
        assertThat(directory.resolve("a.log.1")).hasSize(LogFile.MAX_BYTES + 1);
    }
}
