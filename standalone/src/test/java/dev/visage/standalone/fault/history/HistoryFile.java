package dev.visage.standalone.fault.history;

import dev.visage.contracts.event.EventJson;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The history as it grows: one JSON object a line, written at once, so that a run that dies leaves what it has seen. */
public final class HistoryFile implements Closeable {

    private final Path path;
    private final BufferedWriter out;

    private HistoryFile(Path path, BufferedWriter out) {
        this.path = path;
        this.out = out;
    }

    /** An empty one. */
    public static HistoryFile create(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return new HistoryFile(path, Files.newBufferedWriter(path));
    }

    /** Adds an entry. */
    public synchronized void add(Entry entry) {
        try {
            out.write(EventJson.mapper().writerFor(Entry.class).writeValueAsString(entry));
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what a file holds. */
    public static List<Entry> read(Path path) throws IOException {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.map(line -> EventJson.mapper().readValue(line, Entry.class))
                    .toList();
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
