package dev.visage.worker.intake;

import dev.visage.objects.ObjectStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Takes records in on all lanes as long as the service runs, and has one pool of threads work on them. */
public final class Intake implements SmartLifecycle {

    private final List<LaneIntake> lanes;
    private final RecordHandler handler;
    private final DeadLetters deadLetters;
    private final ObjectStore objects;
    private final IntakeSettings settings;
    private StopSignal stop = new StopSignal();
    private @Nullable LanePool pool;
    private List<Thread> threads = List.of();

    /**
     * @param publisher where dead letters go
     * @param objects what the handler may find away
     */
    Intake(
            List<LaneIntake> lanes,
            RecordHandler handler,
            RecordPublisher publisher,
            ObjectStore objects,
            IntakeSettings settings) {
        this.lanes = List.copyOf(lanes);
        this.handler = handler;
        this.deadLetters = new DeadLetters(publisher);
        this.objects = objects;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        stop = new StopSignal();
        Job.Workshop workshop = new Job.Workshop(handler, deadLetters, objects, settings, stop);
        LanePool fresh = new LanePool(settings);
        pool = fresh;
        threads = lanes.stream()
                .map(lane -> new Thread(() -> lane.consume(workshop, fresh), "intake-" + lane.lane()))
                .toList();
        threads.forEach(Thread::start);
    }

    /** Returns when everything held is finished or the grace is over, on all lanes at one time. */
    @Override
    public synchronized void stop() {
        stop.give();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (pool != null) {
            pool.stop();
        }
        threads = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    /** What takes in the records of each lane. */
    List<LaneIntake> lanes() {
        return lanes;
    }
}
