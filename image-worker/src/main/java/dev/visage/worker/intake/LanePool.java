package dev.visage.worker.intake;

import dev.visage.worker.lane.Lane;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads for the work of both lanes, which have {@link Turns}. Within a lane, work of one key runs in the
 * order of its submission, one piece at a time.
 */
final class LanePool {

    private final ExecutorService threads;
    private final Turns turns;
    private final Map<Lane, KeyedQueue> queues = new EnumMap<>(Lane.class);

    LanePool(IntakeSettings settings) {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                settings.poolSize(), work -> new Thread(work, "image-worker-" + number.incrementAndGet()));
        this.turns = new Turns(settings);
        Arrays.stream(Lane.values()).forEach(lane -> queues.put(lane, new KeyedQueue()));
    }

    /** Runs this when it is its turn, and all before it on its lane with the same key have ended. */
    synchronized void submit(Lane lane, @Nullable String key, Runnable work) {
        queue(lane).add(key, work);
        beginWhatCan();
    }

    /** Interrupts what runs of a lane and drops what waits. */
    synchronized void drop(Lane lane) {
        queue(lane).drop();
    }

    /** Interrupts what runs and drops what waits. */
    void stop() {
        threads.shutdownNow();
    }

    /** Called with the lock. A thread is there for whatever is begun, or about to be. */
    private void beginWhatCan() {
        for (Optional<Lane> lane = turns.next(ready()); lane.isPresent(); lane = turns.next(ready())) {
            begin(lane.get(), queue(lane.get()).next());
        }
    }

    private void begin(Lane lane, KeyedQueue.Piece piece) {
        try {
            threads.execute(() -> {
                piece.run();
                ended(lane, piece);
            });
        } catch (RejectedExecutionException stopped) {
            // stays unfinished, as all that was waiting
            return;
        }
    }

    private synchronized void ended(Lane lane, KeyedQueue.Piece piece) {
        queue(lane).ended(piece);
        turns.ended(lane);
        beginWhatCan();
    }

    private List<Lane> ready() {
        return queues.keySet().stream().filter(lane -> queue(lane).isReady()).toList();
    }

    private KeyedQueue queue(Lane lane) {
        return Objects.requireNonNull(queues.get(lane));
    }
}
