package dev.visage.bench.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** When one subscriber heard of which version of whose profile, for the first time. */
final class Heard {

    private final Map<Told, Instant> times = new ConcurrentHashMap<>();

    /**
     * What was told.
     *
     * @param userId whose profile
     * @param version the version that it has now
     */
    record Told(long userId, long version) {}

    void add(Told told, Instant time) {
        times.putIfAbsent(told, time);
    }

    /** How many of them it has heard of. */
    long count(Map<Told, Instant> commits) {
        return commits.keySet().stream().filter(times::containsKey).count();
    }

    /** From each commit to this subscriber, of those that it has heard of. */
    List<Duration> since(Map<Told, Instant> commits) {
        return commits.entrySet().stream()
                .map(commit -> {
                    Instant time = times.get(commit.getKey());
                    return time == null ? null : Duration.between(commit.getValue(), time);
                })
                .filter(Objects::nonNull)
                .toList();
    }
}
