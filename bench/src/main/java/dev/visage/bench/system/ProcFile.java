package dev.visage.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file below {@code /proc} whose lines are {@code Name: value}; see proc(5). */
record ProcFile(List<String> lines) {

    private static final Path PROC = Path.of("/proc");

    /** The file, or one without lines where there is no such file: on another system, or of a process that has ended. */
    static ProcFile read(String name) {
        try {
            return new ProcFile(Files.readAllLines(PROC.resolve(name)));
        } catch (IOException absent) {
            return new ProcFile(List.of());
        }
    }

    /** The value on the first line with this name. */
    Optional<String> value(String name) {
        return lines.stream()
                .map(line -> line.split(":", 2))
                .filter(parts -> parts.length == 2 && parts[0].strip().equals(name))
                .map(parts -> parts[1].strip())
                .findFirst();
    }

    /** The value of a line such as {@code VmRSS: 123 kB}, in bytes; 0 without one. */
    long bytes(String name) {
        return value(name)
                .map(value -> value.split("\\s+"))
                .filter(parts -> parts.length == 2 && parts[1].equals("kB"))
                .map(parts -> Long.parseLong(parts[0]) * 1024)
                .orElse(0L);
    }
}
