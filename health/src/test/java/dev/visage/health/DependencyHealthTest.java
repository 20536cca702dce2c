package dev.visage.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class DependencyHealthTest {

    @Test
    void isUpWhileTheCheckReturns() {
        assertThat(new DependencyHealth("Kafka", () -> {}).health())
                .isEqualTo(Health.up().build());
    }

    @Test
    void saysInItsOwnWordsWhatDoesNotAnswer() {
        Health health = new DependencyHealth("Kafka", () -> {
                    throw new IllegalStateException("secret at 10.0.0.1");
                })
                .health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).hasToString("{reason=Kafka does not answer.}");
    }

    @Test
    void passesOnWhyAServiceIsNotReady() {
        Health health = new DependencyHealth("The profile store", () -> {
                    throw new NotReadyException("PostgreSQL does not answer.");
                })
                .health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).hasToString("{reason=PostgreSQL does not answer.}");
    }

    @Test
    void waitsNoLongerForACallThatHangsAndMakesNoSecondOne() {
        CountDownLatch hung = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        DependencyHealth health = new DependencyHealth("The object store", () -> {
            calls.incrementAndGet();
            hung.await();
        });

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(calls).hasValue(1);

        hung.countDown();
        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void looksAgainAfterAFailure() {
        AtomicBoolean away = new AtomicBoolean(true);
        DependencyHealth health = new DependencyHealth("PostgreSQL", () -> {
            if (away.get()) {
                throw new IllegalStateException("away");
            }
        });
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

        away.set(false);

        await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
    }
}
