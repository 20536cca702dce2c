package dev.visage.standalone.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.standalone.imports.source.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What could not even be sent, of which the server knows nothing. The first are held, all lie in a file of their own. */
final class LocalRefusals implements AutoCloseable {

    private static final String FORMULA = "=+-@\t\r";

    private final Path file;
    private final CsvWriter rows;
    private final int held;
    private final List<Entry.Refused> first = new ArrayList<>();
    private long count;

    /**
     * @param folder in which a temporary file may be made
     * @param held how many of the first are held
     */
    LocalRefusals(Path folder, int held) {
        try {
            this.file = Files.createTempFile(folder, "refused", ".csv");
            this.rows = CsvWriter.builder().build(file);
            this.held = held;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    synchronized void add(Entry.Refused refused) {
        count++;
        if (first.size() < held) {
            first.add(refused);
        }
        ItemReason reason = refused.reason();
        rows.writeRecord(Stream.of(
                        refused.name(),
                        refused.user(),
                        null,
                        ItemStatus.REFUSED.wireName(),
                        null,
                        reason.code(),
                        reason.detail(),
                        reason.line(),
                        reason.column())
                .map(cell -> harmless(Objects.toString(cell, "")))
                .toList());
    }

    /** A spreadsheet takes it for no formula. */
    private static String harmless(String cell) {
        return cell.isEmpty() || FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    synchronized long count() {
        return count;
    }

    synchronized List<Entry.Refused> first() {
        return List.copyOf(first);
    }

    /** Puts them behind the rows of a report, the columns of which are the same. */
    synchronized void appendTo(Path report) throws IOException {
        rows.flush();
        try (OutputStream end = Files.newOutputStream(report, StandardOpenOption.APPEND)) {
            Files.copy(file, end);
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
