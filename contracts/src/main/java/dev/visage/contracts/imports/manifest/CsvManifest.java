package dev.visage.contracts.imports.manifest;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A manifest as CSV (RFC 4180), whose first line names the columns. */
final class CsvManifest implements ManifestReader {

    private static final int MOST_COLUMNS = 200;

    /** A buffer that cannot grow takes no row at the end of its input, however short. */
    private static final int SMALLEST_BUFFER = 32 * 1024;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final ManifestLimits limits;
    private final CloseableIterator<CsvRecord> records;
    private @Nullable List<String> columns;
    private int rows;
    private int nextLine = 1;
    private boolean hasEnded;

    CsvManifest(InputStream manifest, ManifestLimits limits) {
        this.limits = limits;
        this.records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Math.max(limits.line(), SMALLEST_BUFFER))
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(MOST_COLUMNS)
                                .maxFieldSize(limits.line())
                                .maxRecordSize(limits.line())),
                        new InputStreamReader(manifest, StandardCharsets.UTF_8))
                .iterator();
    }

    @Override
    public Optional<ManifestRow> next() throws IOException {
        if (hasEnded) {
            return Optional.empty();
        }
        try {
            return columns == null ? afterHeader() : row(columns);
        } catch (CsvParseException unreadable) {
            return last(
                    nextLine,
                    null,
                    "The row cannot be read, nor can what follows: it has a quotation mark that is never closed, or"
                            + " more than " + limits.line() + " characters.");
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private Optional<ManifestRow> afterHeader() throws IOException {
        Optional<CsvRecord> header = record();
        List<String> named = header.map(CsvManifest::names).orElse(List.of());
        Optional<String> lacking = Stream.of(ManifestRow.USER, ManifestRow.FILE)
                .filter(column -> !named.contains(column))
                .findFirst();
        if (lacking.isPresent()) {
            return last(1, lacking.get(), "The first line names no column \"" + lacking.get() + "\".");
        }
        Optional<String> twice = RowTexts.columns()
                .filter(column -> named.indexOf(column) != named.lastIndexOf(column))
                .findFirst();
        if (twice.isPresent()) {
            return last(1, twice.get(), "The first line names the column \"" + twice.get() + "\" twice.");
        }
        columns = named;
        return next();
    }

    private static List<String> names(CsvRecord header) {
        return header.getFields().stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                .toList();
    }

    private Optional<ManifestRow> row(List<String> named) {
        Optional<CsvRecord> record = record();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        int line = (int) record.get().getStartingLineNumber();
        if (++rows > limits.rows()) {
            return last(line, null, "A manifest has at most " + limits.rows() + " rows; the rest is not read.");
        }
        List<String> fields = record.get().getFields();
        RowTexts texts = new RowTexts(line);
        for (int index = 0; index < Math.min(fields.size(), named.size()); index++) {
            if (RowTexts.isKnown(named.get(index))) {
                texts.put(named.get(index), fields.get(index));
            }
        }
        return Optional.of(
                fields.size() > named.size()
                        ? texts.faulty(
                                null,
                                "The row has " + fields.size() + " fields; there are " + named.size() + " columns.")
                        : texts.row());
    }

    private Optional<CsvRecord> record() {
        if (!records.hasNext()) {
            hasEnded = true;
            return Optional.empty();
        }
        CsvRecord record = records.next();
        long breaks = record.getFields().stream()
                .flatMapToInt(String::chars)
                .filter(character -> character == '\n')
                .count();
        nextLine = (int) (record.getStartingLineNumber() + breaks + 1);
        return Optional.of(record);
    }

    private Optional<ManifestRow> last(int line, @Nullable String column, String sentence) {
        hasEnded = true;
        return Optional.of(new RowTexts(line).faulty(column, sentence));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
