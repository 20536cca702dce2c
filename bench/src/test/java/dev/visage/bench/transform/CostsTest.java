package dev.visage.bench.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.bench.transform.engine.Peer;
import dev.visage.bench.transform.engine.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostsTest {

    private static final Input PHOTO = new Input("photo", Path.of("photo.jpg"));
    private static final Input DRAWING = new Input("drawing", Path.of("drawing.png"));
    private static final Cost PEER = cost(
            FakeEngine.taking(Duration.ofMillis(40), Peer.NAME, new ArrayList<>()),
            PHOTO,
            Optional.of(new Quality(Map.of(1050, 0.99, 48, 0.98), 200_000)));
    private static final Cost TURBO = cost(
            FakeEngine.replying(
                    new Reply.Measured(Duration.ofMillis(20), Duration.ofMillis(20), "portable (not_jpeg)"), "turbo"),
            PHOTO,
            Optional.of(new Quality(Map.of(1050, 0.991, 48, 0.9785), 190_400)));

    @Test
    void compareEachEngineWithThePeerOnTheSamePicture() {
        assertThat(new Costs(List.of(TURBO, PEER)).toMarkdown().lines())
                .endsWith(
                        "| photo | turbo: portable (not_jpeg) | 20.0 | 0.50 | 0.9910 | - | - | - | 0.9785 | -0.0015 at 48 | 190 |",
                        "| photo | sharp | 40.0 | 1.00 | 0.9900 | - | - | - | 0.9800 | - | 200 |",
                        "",
                        "Worst SSIM of the turbo engine against sharp's: -0.0015 at 48 (photo).");
    }

    @Test
    void tellTheWidestGapOfAnEngine() {
        Cost otherPeer = cost(
                FakeEngine.taking(Duration.ofMillis(40), Peer.NAME, new ArrayList<>()),
                DRAWING,
                Optional.of(new Quality(Map.of(400, 0.99), 1)));
        Cost other = cost(
                FakeEngine.taking(Duration.ofMillis(40), "turbo", new ArrayList<>()),
                DRAWING,
                Optional.of(new Quality(Map.of(400, 0.97), 1)));

        assertThat(new Costs(List.of(TURBO, PEER, other, otherPeer)).toMarkdown())
                .endsWith("Worst SSIM of the turbo engine against sharp's: -0.0200 at 400 (drawing).");
    }

    @Test
    void stayWithoutRatiosWhereThereIsNoPeer() {
        assertThat(new Costs(List.of(TURBO)).toMarkdown())
                .endsWith("| photo | turbo: portable (not_jpeg) | 20.0 | - | 0.9910 | - | - | - | 0.9785 | - | 190 |");
    }

    @Test
    void nameWhatAnEngineDoesNotTake() {
        Cost refused = cost(FakeEngine.replying(new Reply.Failed("no picture"), "turbo"), PHOTO, Optional.empty());

        assertThat(new Costs(List.of(refused, PEER)).toMarkdown())
                .contains("| photo | turbo: no picture | - | - | - | - | - | - | - | - | - |");
    }

    private static Cost cost(FakeEngine engine, Input input, Optional<Quality> quality) {
        List<Job> jobs = List.of(new Job(engine, input, 1));
        return new Cost(Turns.run(jobs, 0, 1, Duration.ofSeconds(1)).get(0), quality);
    }
}
