package dev.visage.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class ByteBudgetTest {

    private final ByteBudget budget = new ByteBudget(DataSize.ofBytes(100), Duration.ofSeconds(3));

    @Test
    void tellsWhoComesPastTheLimitToComeBack() {
        budget.hold(60, Mono.never()).subscribe();

        assertThatThrownBy(() -> budget.hold(41, Mono.just("done")).block())
                .isInstanceOfSatisfying(
                        FailureException.class,
                        failure -> assertThat(failure.failure())
                                .isEqualTo(new Failure.Unavailable(Duration.ofSeconds(3))));
        assertThat(budget.hold(40, Mono.just("done")).block()).isEqualTo("done");
    }

    @Test
    void hasRoomAgainWhenWorkEndsFailsOrIsCancelled() {
        budget.hold(100, Mono.just("done")).block();
        assertThatThrownBy(() -> budget.hold(100, Mono.error(new IllegalStateException("failed")))
                        .block())
                .hasMessage("failed");
        Disposable cancelled = budget.hold(100, Mono.never()).subscribe();
        cancelled.dispose();

        assertThat(budget.hold(100, Mono.just("done")).block()).isEqualTo("done");
    }

    @Test
    void aClaimGrowsWhileThereIsRoomAndGivesAllBackAtOnce() {
        ByteBudget.Claim claim = budget.claim();
        claim.add(60);
        claim.add(40);
        ByteBudget.Claim other = budget.claim();

        assertThatThrownBy(() -> other.add(1)).isInstanceOf(FailureException.class);
        claim.close();
        claim.close();
        other.add(100);
        assertThatThrownBy(() -> claim.add(1)).isInstanceOf(FailureException.class);
    }

    @Test
    void takesOneThatIsLargerThanAllRoomWhenItIsAlone() {
        assertThat(budget.hold(200, Mono.just("done")).block()).isEqualTo("done");
    }
}
