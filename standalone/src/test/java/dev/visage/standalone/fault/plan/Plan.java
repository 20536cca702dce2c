package dev.visage.standalone.fault.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Which faults happen when. The same seed, duration and processes make the same plan. Every kind is in it, on each target that
 * it must be on; where the duration allows more, more are drawn.
 *
 * @param faults in the order of their times
 */
public record Plan(List<PlannedFault> faults) {

    private static final Duration LEAST_GAP = Duration.ofSeconds(7);

    public Plan {
        faults = List.copyOf(faults);
    }

    /**
     * Draws one.
     *
     * @param processes how many there are of each service that has several
     */
    public static Plan draw(long seed, Duration duration, Map<String, Integer> processes) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Kind> kinds = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<String> all = kind.targets();
            for (String target : kind.isOnEachTarget() ? all : List.of(all.get(random.nextInt(all.size())))) {
                kinds.add(kind);
                targets.add(target);
            }
        }
        List<Kind> lots = Arrays.stream(Kind.values())
                .flatMap(kind -> Collections.nCopies(kind.weight(), kind).stream())
                .toList();
        while (kinds.size() < duration.dividedBy(LEAST_GAP)) {
            Kind kind = lots.get(random.nextInt(lots.size()));
            kinds.add(kind);
            targets.add(kind.targets().get(random.nextInt(kind.targets().size())));
        }
        return spread(random, duration, kinds, targets, processes);
    }

    private static Plan spread(
            SplittableRandom random,
            Duration duration,
            List<Kind> kinds,
            List<String> targets,
            Map<String, Integer> processes) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(random.nextLong()));
        long slot = duration.toMillis() / kinds.size();
        List<PlannedFault> faults = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Kind kind = kinds.get(order.get(i));
            String target = targets.get(order.get(i));
            int count = processes.getOrDefault(target, 1);
            faults.add(new PlannedFault(
                    Duration.ofMillis(i * slot + random.nextLong(slot / 4 + 1)),
                    kind,
                    count == 1 ? target : target + "-" + (1 + random.nextInt(count)),
                    lasting(kind, random)));
        }
        return new Plan(faults);
    }

    private static Duration lasting(Kind kind, SplittableRandom random) {
        return switch (kind) {
            case STOP_LONG -> Duration.ofMillis(random.nextLong(5_000, 8_000));
            case STOP_SHORT, NO_STORE -> Duration.ofMillis(random.nextLong(1_500, 4_000));
            case SLOW_STORE, FAULTY_STORE, FULL_OUTBOX -> Duration.ofMillis(random.nextLong(5_000, 8_000));
            default -> Duration.ZERO;
        };
    }

    @Override
    public String toString() {
        return faults.stream().map(PlannedFault::toString).collect(Collectors.joining("\n"));
    }
}
