package dev.visage.standalone.fault.stand;

import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.load.Load;
import dev.visage.standalone.fault.plan.PlannedFault;
import dev.visage.standalone.fault.proxy.Weather;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Does to the system what a plan says; each call returns when the fault is over. */
public final class Injector {

    private static final int MANY_EDITS = 120;
    private static final int MANY_EVENTS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stand stand;
    private final StepBoundaries boundaries;
    private final Load load;
    private final Consumer<Entry> history;

    /** For a system under a load. */
    public Injector(Stand stand, TopicRecorder events, Load load, Consumer<Entry> history) {
        this.stand = stand;
        this.load = load;
        this.history = history;
        this.boundaries = new StepBoundaries(stand, events, load);
    }

    /**
     * Injects a fault.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if it did not come about
     */
    public void inject(PlannedFault fault) throws Exception {
        Instant from = Instant.now();
        String target = injected(fault);
        history.accept(new Entry.Fault(fault.kind().toString(), target, from, Instant.now()));
    }

    private String injected(PlannedFault fault) throws Exception {
        List<String> process = List.of(fault.target());
        switch (fault.kind()) {
            case KILL -> stand.kill(process);
            case STOP_LONG, STOP_SHORT -> stop(process, fault.lasting());
            case SLOW_STORE -> weather(Weather.slow(Duration.ofMillis(400)), fault.lasting());
            case FAULTY_STORE -> weather(Weather.faulty(0.3, 0.1), fault.lasting());
            case NO_STORE -> weather(Weather.gone(), fault.lasting());
            case FULL_OUTBOX -> fillOutbox(fault.lasting());
            case AFTER_PUT_BEFORE_PRODUCE -> {
                return boundaries.afterPutBeforeProduce();
            }
            case AFTER_PRODUCE_BEFORE_ANSWER -> boundaries.afterProduceBeforeAnswer();
            case AFTER_RENDER_BEFORE_COMMIT -> {
                return boundaries.afterRenderBeforeCommit();
            }
            case AFTER_COMMIT_BEFORE_RELAY -> boundaries.afterCommitBeforeRelay();
            case AFTER_RELAY_BEFORE_DELETE -> boundaries.afterRelayBeforeDelete();
        }
        return fault.target();
    }

    private void stop(List<String> process, Duration lasting) throws InterruptedException {
        stand.signal("STOP", process);
        try {
            Thread.sleep(lasting.toMillis());
        } finally {
            stand.signal("CONT", process);
        }
    }

    private void weather(Weather weather, Duration lasting) throws InterruptedException {
        stand.proxy().weather(weather);
        try {
            Thread.sleep(lasting.toMillis());
        } finally {
            stand.proxy().weather(Weather.FAIR);
        }
    }

    private void fillOutbox(Duration lasting) throws SQLException, InterruptedException {
        try (RelayLock lock = RelayLock.take(stand)) {
            load.editOften(MANY_EDITS);
            Thread.sleep(lasting.toMillis());
            Awaitility.await("a full outbox").atMost(PATIENCE).until(() -> lock.waiting("%") >= MANY_EVENTS);
        }
    }
}
