package dev.visage.bench.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.bench.transform.engine.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Input INPUT = new Input("picture", Path.of("picture.jpg"));
    private static final Duration BATCH = Duration.ofSeconds(1);

    private final List<String> asked = new ArrayList<>();

    @Test
    void givesEveryEngineItsTurnInEveryRound() {
        List<Job> jobs = List.of(
                new Job(FakeEngine.taking(Duration.ofMillis(10), "one", asked), INPUT, 1),
                new Job(FakeEngine.taking(Duration.ofMillis(20), "two", asked), INPUT, 1));

        List<Turns> turns = Turns.run(jobs, 1, 2, BATCH);

        assertThat(asked).containsExactly("one", "two", "one", "two", "one", "two");
        assertThat(turns.get(0).median(Sample::cpuMillis)).contains(10.0);
        assertThat(turns.get(1).median(Sample::cpuMillis)).contains(20.0);
        assertThat(turns.get(1).median(Sample::perSecond)).contains(50.0);
    }

    @Test
    void asksForAsManyPicturesAsFillTheTimeOfEachThread() {
        FakeEngine engine = FakeEngine.taking(Duration.ofMillis(30), "one", asked);

        Turns.run(List.of(new Job(engine, INPUT, 2)), 0, 3, BATCH);

        assertThat(engine.counts()).containsExactly(2, 68, 68);
    }

    @Test
    void doesNotAskForEndlesslyManyOfAnEngineThatSeemsToTakeNoTime() {
        FakeEngine engine = FakeEngine.taking(Duration.ZERO, "one", asked);

        Turns.run(List.of(new Job(engine, INPUT, 1)), 0, 4, BATCH);

        assertThat(engine.counts()).containsExactly(1, 1000, 10_000, 10_000);
    }

    @Test
    void leavesAnEngineAloneThatHasFailed() {
        FakeEngine engine = FakeEngine.replying(new Reply.Failed("too large"), "one");

        Turns turns = Turns.run(List.of(new Job(engine, INPUT, 1)), 1, 3, BATCH).get(0);

        assertThat(engine.counts()).hasSize(1);
        assertThat(turns.engine()).isEqualTo("one: too large");
        assertThat(turns.median(Sample::cpuMillis)).isEmpty();
    }
}
