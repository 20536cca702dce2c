package dev.visage.bench.transform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.bench.transform.engine.Reply.Dumped;
import dev.visage.bench.transform.engine.Reply.Failed;
import dev.visage.bench.transform.engine.Reply.Measured;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    private final Measured measured = new Measured(Duration.ofMillis(20), Duration.ofMillis(15), "portable (not_jpeg)");

    @Test
    void isALine() {
        assertThat(measured.line()).isEqualTo("measured\t20000000\t15000000\tportable (not_jpeg)");
        assertThat(new Failed("one\nand\tanother").line()).isEqualTo("failed\tone and another");
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Reply.parse(measured.line())).isEqualTo(measured);
        assertThat(Reply.parse(new Dumped().line())).isEqualTo(new Dumped());
        assertThat(Reply.parse(new Failed("why").line())).isEqualTo(new Failed("why"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "measured\t1", "OpenJDK warning: something"})
    void hasFailedIfItIsNothingKnown(String line) {
        assertThat(Reply.parse(line)).isEqualTo(new Failed("no reply: " + line));
    }

    @Test
    void tellsWhoMadeItWhereAnotherWasAsked() {
        assertThat(measured.engine("turbo")).isEqualTo("turbo: portable (not_jpeg)");
        assertThat(new Measured(Duration.ZERO, Duration.ZERO, "turbo").engine("turbo"))
                .isEqualTo("turbo");
    }
}
