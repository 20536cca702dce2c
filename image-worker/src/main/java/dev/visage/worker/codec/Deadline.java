package dev.visage.worker.codec;

import dev.visage.contracts.picture.Defect;
import java.time.Duration;

/** When the time that one picture may take is up. */
public final class Deadline {

    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    /** The deadline of work that starts now. */
    public static Deadline after(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    public boolean hasPassed() {
        return System.nanoTime() - at > 0;
    }

    /** Refuses to go on with a picture whose time is up. */
    public void requireTimeLeft() throws UndecodableException {
        if (hasPassed()) {
            throw new UndecodableException(Defect.TOO_SLOW, null);
        }
    }
}
