package dev.visage.bench.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.bench.transform.engine.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedupsTest {

    private static final Input PHOTO = new Input("photo", Path.of("photo.jpg"));

    @Test
    void compareTheMostThreadsWithTheFewest() {
        List<Job> jobs = List.of(new Job(engine(40), PHOTO, 1), new Job(engine(20), PHOTO, 2));

        List<Turns> turns = Turns.run(jobs, 0, 1, Duration.ofSeconds(1));

        assertThat(Speedups.table(turns, List.of(1, 2)).toString().lines())
                .endsWith("| photo | turbo | 25.0 | 50.0 | 2.00 | 40.0 | 40.0 |");
    }

    private static FakeEngine engine(int wallMillis) {
        return FakeEngine.replying(
                new Reply.Measured(Duration.ofMillis(40), Duration.ofMillis(wallMillis), "turbo"), "turbo");
    }
}
