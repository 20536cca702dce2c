package dev.visage.bench.burst;

import dev.visage.bench.figure.Spread;
import dev.visage.bench.load.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * One burst, and what came after it.
 *
 * @param times the offered rate as a multiple of the peak
 * @param lasted for how long requests were sent
 * @param answers to all of them
 * @param recovered from the last request until an upload was accepted as soon as on an idle system again
 * @param drained from the last request until every accepted upload had its outcome
 * @param lost how many of them never had one
 */
record Burst(double times, Duration lasted, List<Answer> answers, Duration recovered, Duration drained, int lost) {

    double offered() {
        return perSecond(answer -> true);
    }

    double accepted() {
        return perSecond(Answer::isAccepted);
    }

    double refused() {
        return perSecond(Answer::isRefused);
    }

    /** How many were neither accepted nor told when to come back. */
    long failed() {
        return answers.stream()
                .filter(answer -> !answer.isAccepted() && !answer.isRefused())
                .count();
    }

    private double perSecond(Predicate<Answer> of) {
        return answers.stream().filter(of).count() / (lasted.toNanos() / 1e9);
    }

    /** How long the answers of a kind took; nothing where there are none. */
    List<String> spread(Predicate<Answer> of) {
        List<Duration> took = answers.stream().filter(of).map(Answer::took).toList();
        return took.isEmpty() ? List.of("", "", "", "") : Spread.of(took).cells();
    }
}
