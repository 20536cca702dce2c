package dev.visage.bench.recovery;

import dev.visage.bench.recovery.Client.Try;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** Kills processes while one client per partition uploads. */
final class RecoveryRun implements AutoCloseable {

    /** In place of a process: the profile store that publishes the outbox just then. */
    static final String ACTIVE_RELAY = "profile-store with the active relay";

    /** As many as {@code up} gives each topic. */
    private static final int PARTITIONS = 6;

    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** Between the end of one recovery and the next kill: what was killed has to be at its usual speed again. */
    private static final Duration SETTLE = Duration.ofSeconds(4);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final ThrowAwaySystem system;
    private final int stores;
    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts the clients. */
    RecoveryRun(ThrowAwaySystem system, int stores) throws IOException, InterruptedException {
        this.system = system;
        this.stores = stores;
        byte[] picture = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);
        for (UserId userId : oneUserOfEachPartition()) {
            Client client =
                    new Client(system.running().urls(), userId, system.token("1", "update_profile admin"), picture);
            client.provision();
            clients.add(client);
            threads.add(new Thread(client, "client of " + userId));
        }
        threads.forEach(Thread::start);
    }

    private static List<UserId> oneUserOfEachPartition() {
        List<UserId> users = new ArrayList<>();
        Set<Integer> covered = new HashSet<>();
        for (long id = 1; covered.size() < PARTITIONS; id++) {
            byte[] key = Long.toString(id).getBytes(StandardCharsets.UTF_8);
            if (covered.add(Utils.toPositive(Utils.murmur2(key)) % PARTITIONS)) {
                users.add(new UserId(id));
            }
        }
        return users;
    }

    /** Kills each of the processes in turn, so many times. */
    Map<String, List<Recovery>> kill(List<String> processes, int times) throws IOException, InterruptedException {
        Map<String, List<Recovery>> recoveries = new LinkedHashMap<>();
        awaitRecovery(System.nanoTime());
        for (int round = 0; round < times; round++) {
            for (String process : processes) {
                Thread.sleep(SETTLE.toMillis());
                String name = process.equals(ACTIVE_RELAY) ? activeRelay() : process;
                long killedAt = System.nanoTime();
                system.process(name).destroyForcibly();
                recoveries.computeIfAbsent(process, first -> new ArrayList<>()).add(awaitRecovery(killedAt));
            }
        }
        return recoveries;
    }

    /** The profile store whose relay became the active one last. */
    private String activeRelay() throws IOException {
        String last = "";
        String active = "profile-store-1";
        for (int number = 1; number <= stores; number++) {
            String store = "profile-store-" + number;
            try (Stream<String> lines = system.log(store)) {
                // the lines begin with the time
                String since = lines.filter(line -> line.endsWith("The outbox relay is active"))
                        .reduce("", (earlier, later) -> later);
                if (since.compareTo(last) > 0) {
                    last = since;
                    active = store;
                }
            }
        }
        return active;
    }

    private Recovery awaitRecovery(long killedAt) throws InterruptedException {
        long recoveredAt = killedAt;
        for (Client client : clients) {
            OptionalLong appliedAt = appliedAt(client, killedAt);
            while (appliedAt.isEmpty()) {
                if (System.nanoTime() - killedAt > LONGEST.toNanos()) {
                    throw new IllegalStateException("Uploads were not applied again within " + LONGEST + ".");
                }
                Thread.sleep(LOOK.toMillis());
                appliedAt = appliedAt(client, killedAt);
            }
            recoveredAt = Math.max(recoveredAt, appliedAt.getAsLong());
        }
        return new Recovery(Duration.ofNanos(recoveredAt - killedAt), answers(killedAt, recoveredAt));
    }

    private static OptionalLong appliedAt(Client client, long killedAt) {
        return client.tries().stream()
                .filter(each -> each.isApplied() && each.firstSentAt() > killedAt)
                .mapToLong(Try::endedAt)
                .min();
    }

    private Map<String, Integer> answers(long from, long to) {
        Map<String, Integer> answers = new TreeMap<>();
        for (Client client : clients) {
            client.tries().stream()
                    .filter(each -> each.endedAt() > from && each.endedAt() <= to)
                    .forEach(each -> answers.merge(each.answer(), 1, Integer::sum));
        }
        return answers;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
