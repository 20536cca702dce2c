package dev.visage.worker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.visage.contracts.picture.Rejection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void leavesTimeUntilItIsUp() {
        assertThatCode(() -> Deadline.after(Duration.ofHours(1)).requireTimeLeft())
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheLimitWhenItIsUp() {
        Deadline passed = Deadline.after(Duration.ofSeconds(-3));

        assertThat(passed.hasPassed()).isTrue();
        assertThat(Deadline.after(Duration.ofSeconds(3)).tooSlow().rejection())
                .isEqualTo(Rejection.Undecodable.tooSlow(Duration.ofSeconds(3)));
    }

    @Test
    void doesNotCountTheTimeOfOthers() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(-3));

        deadline.postpone(Duration.ofHours(1));

        assertThat(deadline.hasPassed()).isFalse();
    }
}
