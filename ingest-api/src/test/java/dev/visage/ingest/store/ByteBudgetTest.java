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
        budget.claim().add(60);
        ByteBudget.Claim next = budget.claim();

        assertThatThrownBy(() -> next.add(41))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        failure -> assertThat(failure.failure())
                                .isEqualTo(new Failure.Unavailable(Duration.ofSeconds(3))));
        next.add(40);
        assertThat(budget.hasRoomFor(1)).isFalse();
    }

    @Test
    void countsWhatIsWorkedOnAndNeverRefusesIt() {
        budget.claim().add(60);
        budget.hold(60, Mono.never()).subscribe();

        assertThat(budget.hold(1, Mono.just("done")).block()).isEqualTo("done");
        assertThat(budget.hasRoomFor(1)).isFalse();
    }

    @Test
    void hasRoomAgainWhenWorkEndsFailsOrIsCancelled() {
        budget.hold(100, Mono.just("done")).block();
        assertThatThrownBy(() -> budget.hold(100, Mono.error(new IllegalStateException("failed")))
                        .block())
                .hasMessage("failed");
        Disposable cancelled = budget.hold(100, Mono.never()).subscribe();
        cancelled.dispose();

        assertThat(budget.hasRoomFor(100)).isTrue();
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
        assertThat(budget.hasRoomFor(200)).isTrue();
        ByteBudget.Claim alone = budget.claim();
        alone.add(200);

        assertThat(budget.hasRoomFor(1)).isFalse();
    }
}
