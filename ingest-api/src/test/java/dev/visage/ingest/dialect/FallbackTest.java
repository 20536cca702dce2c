package dev.visage.ingest.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.id.UserId;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class FallbackTest {

    @Test
    void leavesWhatCanBeReadAsItIs(CapturedOutput output) {
        assertThat(shown(Mono.just("whole"))).isEqualTo("whole");
        assertThat(output).isEmpty();
    }

    @Test
    void showsSomethingElseWhileThatIsUnavailableAndTellsTheLog(CapturedOutput output) {
        Failure unavailable = new Failure.Unavailable(Duration.ofSeconds(1));

        assertThat(shown(Mono.error(new FailureException(unavailable, new IOException("refused")))))
                .isEqualTo("poor");
        assertThat(output)
                .contains("WARN", "userId=7 lacking=notifications cause=java.io.IOException: refused")
                .hasLineCount(1);
    }

    @Test
    void hidesNoOtherFailure(CapturedOutput output) {
        assertThatThrownBy(() -> shown(Mono.error(FailureException.notFound(Failure.NotFound.Subject.USER))))
                .isInstanceOf(FailureException.class);
        assertThatThrownBy(() -> shown(Mono.error(new IllegalStateException())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(output).isEmpty();
    }

    private static String shown(Mono<String> wanted) {
        return Fallback.whileUnavailable(wanted, "poor", new UserId(7), "notifications")
                .block();
    }
}
