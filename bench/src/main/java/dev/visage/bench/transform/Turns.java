package dev.visage.bench.transform;

import dev.visage.bench.figure.Median;
import dev.visage.bench.transform.engine.Reply;
import dev.visage.bench.transform.engine.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The turns of one job. */
final class Turns {

    private static final double SHORTEST_BATCH = 1e6;
    private static final int LARGEST_BATCH = 10_000;

    private final Job job;
    private final List<Sample> samples = new ArrayList<>();
    private int pictures;
    private @Nullable String failure;

    private Turns(Job job) {
        this.job = job;
        this.pictures = job.threads();
    }

    /**
     * Gives every job its turn in every round, so that what disturbs the machine disturbs all alike.
     *
     * @param warmUps rounds before those that count
     * @param batch how long each thread is about to work in each turn
     */
    static List<Turns> run(List<Job> jobs, int warmUps, int rounds, Duration batch) {
        List<Turns> all = jobs.stream().map(Turns::new).toList();
        for (int round = -warmUps; round < rounds; round++) {
            for (Turns turns : all) {
                turns.take(batch, round >= 0);
            }
        }
        return all;
    }

    private void take(Duration batch, boolean counts) {
        if (failure != null) {
            return;
        }
        Reply reply = job.engine()
                .ask(new Request.Measure(job.threads(), pictures, job.input().file()));
        if (!(reply instanceof Reply.Measured measured)) {
            failure = reply instanceof Reply.Failed failed ? failed.why() : reply.line();
            return;
        }
        if (counts) {
            samples.add(new Sample(pictures, measured));
        }
        double each = Math.max(measured.cpu().toNanos(), SHORTEST_BATCH) / pictures;
        int perThread = (int) Math.ceil(batch.toNanos() / each);
        pictures = Math.min(LARGEST_BATCH, perThread * job.threads());
    }

    Job job() {
        return job;
    }

    /** The engine that was asked and, if another one made the picture or none did, that. */
    String engine() {
        String asked = job.engine().name();
        return failure == null ? samples.get(0).measured().engine(asked) : asked + ": " + failure;
    }

    /** The median of its rounds; none if it failed. */
    Optional<Double> median(ToDoubleFunction<Sample> figure) {
        return failure == null ? Optional.of(Median.of(samples, figure)) : Optional.empty();
    }
}
