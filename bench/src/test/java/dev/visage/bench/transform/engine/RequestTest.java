package dev.visage.bench.transform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void isALine() {
        assertThat(new Request.Measure(2, 30, Path.of("a picture.jpg")).line())
                .isEqualTo("measure\t2\t30\ta picture.jpg");
        assertThat(new Request.Dump(Path.of("out"), Path.of("a.png")).line()).isEqualTo("dump\tout\ta.png");
    }

    @Test
    void isReadAsItWasWritten() {
        Request measure = new Request.Measure(1, 7, Path.of("a picture.jpg"));
        Request dump = new Request.Dump(Path.of("a folder"), Path.of("a.png"));

        assertThat(Request.parse(measure.line())).isEqualTo(measure);
        assertThat(Request.parse(dump.line())).isEqualTo(dump);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "measure", "measure\t1\tmany\ta.jpg", "dump\ta.jpg", "stop"})
    void isNothingElse(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> Request.parse(line));
    }
}
