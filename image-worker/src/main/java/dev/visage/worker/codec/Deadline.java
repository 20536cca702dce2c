package dev.visage.worker.codec;

import dev.visage.contracts.picture.Rejection;
import java.time.Duration;

/** When the time that one picture may take is up. For one thread. */
public final class Deadline {

    private final Duration limit;
    private long at;

    private Deadline(Duration limit, long at) {
        this.limit = limit;
        this.at = at;
    }

    /** The deadline of work that starts now. */
    public static Deadline after(Duration limit) {
        return new Deadline(limit, System.nanoTime() + limit.toNanos());
    }

    /** Does not count time that was spent on waiting for others. */
    public void postpone(Duration wait) {
        at += wait.toNanos();
    }

    public boolean hasPassed() {
        return System.nanoTime() - at > 0;
    }

    /** Refuses to go on with a picture whose time is up. */
    public void requireTimeLeft() throws UndecodableException {
        if (hasPassed()) {
            throw tooSlow();
        }
    }

    /** What a picture is refused with whose time is up. */
    public UndecodableException tooSlow() {
        return new UndecodableException(Rejection.Undecodable.tooSlow(limit));
    }
}
