package dev.visage.worker.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Work that waits for a thread. Of each key one piece at a time is given out, in the order of its coming. For one thread. */
final class KeyedQueue {

    private final Deque<Piece> ready = new ArrayDeque<>();
    private final Set<Piece> given = new HashSet<>();

    /** What waits for another piece of its key, by each key of which one is ready or given out. */
    private final Map<String, Deque<Piece>> waiting = new HashMap<>();

    /** Something to be run once, told apart from all else. */
    static final class Piece {

        private final String key;
        private final FutureTask<?> work;

        private Piece(String key, Runnable work) {
            this.key = key;
            this.work = new FutureTask<>(work, null);
        }

        void run() {
            work.run();
        }
    }

    void add(@Nullable String key, Runnable work) {
        Piece piece = new Piece(Objects.requireNonNullElse(key, ""), work);
        Deque<Piece> others = waiting.get(piece.key);
        if (others == null) {
            waiting.put(piece.key, new ArrayDeque<>());
            ready.add(piece);
        } else {
            others.add(piece);
        }
    }

    boolean isReady() {
        return !ready.isEmpty();
    }

    /** Gives out the piece that has been ready for longest. */
    Piece next() {
        Piece next = ready.remove();
        given.add(next);
        return next;
    }

    /** A piece that was given out is no longer run. */
    void ended(Piece piece) {
        given.remove(piece);
        Piece next = waiting.getOrDefault(piece.key, new ArrayDeque<>()).poll();
        if (next == null) {
            waiting.remove(piece.key);
        } else {
            ready.add(next);
        }
    }

    /** Interrupts what is given out and forgets all else. */
    void drop() {
        ready.clear();
        waiting.clear();
        for (Piece piece : given) {
            waiting.put(piece.key, new ArrayDeque<>());
            piece.work.cancel(true);
        }
    }
}
