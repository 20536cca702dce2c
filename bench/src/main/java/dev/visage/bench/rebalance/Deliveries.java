package dev.visage.bench.rebalance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which member was given which record, and when. */
final class Deliveries {

    private final int partitions;
    private final List<Delivery> all = new ArrayList<>();

    /** @param at of {@link System#nanoTime} */
    private record Delivery(String member, int partition, long offset, long at) {}

    Deliveries(int partitions) {
        this.partitions = partitions;
    }

    synchronized void add(String member, int partition, long offset, long at) {
        all.add(new Delivery(member, partition, offset, at));
    }

    /** Each partition that was delivered from since then, with the member that had the last of it. */
    synchronized Map<Integer, String> owners(long since) {
        Map<Integer, String> owners = new HashMap<>();
        all.stream().filter(each -> each.at > since).forEach(each -> owners.put(each.partition, each.member));
        return owners;
    }

    /** Whether all partitions were delivered from since then, as many by each of so many members. */
    synchronized boolean areShared(int members, long since) {
        Map<String, Set<Integer>> shares = all.stream()
                .filter(each -> each.at > since)
                .collect(Collectors.groupingBy(
                        Delivery::member, Collectors.mapping(Delivery::partition, Collectors.toSet())));
        return shares.size() == members
                && shares.values().stream().allMatch(each -> each.size() == partitions / members);
    }

    /** The longest time from then to now that any of these partitions stood still; none at all stand still for no time. */
    synchronized Duration longestStall(Set<Integer> which, long since, long now) {
        return which.stream()
                .map(partition -> longestStall(partition, since, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Duration longestStall(int partition, long since, long now) {
        long longest = 0;
        long last = since;
        for (Delivery delivery : all) {
            if (delivery.partition == partition && delivery.at > since) {
                longest = Math.max(longest, delivery.at - last);
                last = delivery.at;
            }
        }
        return Duration.ofNanos(Math.max(longest, now - last));
    }

    /** How many deliveries since then were of records that had been delivered before. */
    synchronized int duplicates(long since) {
        Set<List<Long>> known = new HashSet<>();
        int duplicates = 0;
        for (Delivery delivery : all) {
            if (!known.add(List.of((long) delivery.partition, delivery.offset)) && delivery.at > since) {
                duplicates++;
            }
        }
        return duplicates;
    }

    /** The partitions that are not these. */
    Set<Integer> others(Set<Integer> these) {
        return IntStream.range(0, partitions)
                .boxed()
                .filter(partition -> !these.contains(partition))
                .collect(Collectors.toSet());
    }
}
