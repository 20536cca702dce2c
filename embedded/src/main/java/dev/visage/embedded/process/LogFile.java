package dev.visage.embedded.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a child process prints. Bounded: set aside, over the one before, at a start that finds it too long. */
record LogFile(Path path) {

    static final long MAX_BYTES = 8L << 20;
    private static final int TAIL_LINES = 12;
    private static final int TAIL_BYTES = 4096;

    void rotate() {
        try {
            if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
                Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        return path.toFile().length();
    }

    /** The last lines written after a position, for error messages. */
    String tail(long from) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long start = Math.max(Math.min(from, file.length()), file.length() - TAIL_BYTES);
            var bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            List<String> lines = new String(bytes, UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }
}
