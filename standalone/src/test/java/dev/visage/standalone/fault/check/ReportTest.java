package dev.visage.standalone.fault.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.History;
import dev.visage.standalone.fault.history.HistoryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker finds every break, and finds none where there is none. */
class ReportTest {

    @TempDir
    private Path folder;

    @Test
    void findsNothingWhereEveryPromiseIsKept() {
        Report report = Report.on(History.of(new Model(null).history()));

        assertThat(report.broken()).as(report.toString()).isEmpty();
        assertThat(report.figures()).contains("uploads accepted", " 6");
    }

    @ParameterizedTest
    @EnumSource
    void findsTheBreakAndNothingElse(Break broken) {
        Report report = Report.on(History.of(new Model(broken).history()));

        assertThat(report.broken()).as(report.toString()).containsExactly(broken.invariant());
    }

    @Test
    void noInvariantGoesUntested() {
        assertThat(Arrays.stream(Break.values()).map(Break::invariant).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Invariant.values());
    }

    @Test
    void noticesTampering() {
        assertThat(Tampering.unnoticed(new Model(null).history())).isEmpty();
    }

    @Test
    void readsTheSameFromAFile() throws IOException {
        Path first = written("first.jsonl", new Model(null).history());

        Path again = written("again.jsonl", HistoryFile.read(first));

        assertThat(again).hasSameTextualContentAs(first);
        assertThat(HistoryFile.read(again)).isNotEmpty();
    }

    private Path written(String name, List<Entry> entries) throws IOException {
        Path file = folder.resolve(name);
        try (HistoryFile history = HistoryFile.create(file)) {
            entries.forEach(history::add);
        }
        return file;
    }
}
