package dev.visage.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {

    @Test
    void alignsFiguresToTheRight() {
        MarkdownTable table = new MarkdownTable(List.of("stage", "p50", "max")).row(List.of("store", "1.0", "2.0"));

        assertThat(table).hasToString("| stage | p50 | max |\n|---|---:|---:|\n| store | 1.0 | 2.0 |");
    }
}
