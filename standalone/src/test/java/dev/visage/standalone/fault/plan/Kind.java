package dev.visage.standalone.fault.plan;

import java.util.List;
import java.util.Locale;

/** What can be done to the system. */
public enum Kind {
    /** SIGKILL; the launcher starts it again. */
    KILL(2, true, "ingest-api", "image-worker", "profile-store", "kafka", "s3proxy", "postgres"),
    /** SIGSTOP past the time after which the broker gives a worker's partitions to another, then SIGCONT. */
    STOP_LONG(1, false, "image-worker"),
    /** SIGSTOP for a moment, then SIGCONT. */
    STOP_SHORT(1, true, "profile-store", "kafka", "postgres"),
    /** Every answer of the object store takes longer. */
    SLOW_STORE(1, false, "s3"),
    /** The object store answers 503 or breaks connections for a share of the requests. */
    FAULTY_STORE(1, false, "s3"),
    /** Nobody may connect to the object store. */
    NO_STORE(1, false, "s3"),
    /** Nobody relays the outbox while it fills. */
    FULL_OUTBOX(1, false, "outbox"),
    /** The edge dies when the original is stored and not announced. */
    AFTER_PUT_BEFORE_PRODUCE(1, false, "ingest-api"),
    /** The edges die when the upload is announced and not answered. */
    AFTER_PRODUCE_BEFORE_ANSWER(1, false, "ingest-api"),
    /** The worker dies when renditions are stored and neither announced nor their record committed. */
    AFTER_RENDER_BEFORE_COMMIT(1, false, "image-worker"),
    /** The stores die when a result is committed and not relayed. */
    AFTER_COMMIT_BEFORE_RELAY(1, false, "profile-store"),
    /** The stores die when an event is relayed and still in the outbox. */
    AFTER_RELAY_BEFORE_DELETE(1, false, "profile-store");

    private final int weight;
    private final boolean onEachTarget;
    private final List<String> targets;

    Kind(int weight, boolean onEachTarget, String... targets) {
        this.weight = weight;
        this.onEachTarget = onEachTarget;
        this.targets = List.of(targets);
    }

    /** How often it is drawn, beside others. */
    int weight() {
        return weight;
    }

    /** Whether a plan that leaves one of the targets out is not whole. */
    boolean isOnEachTarget() {
        return onEachTarget;
    }

    /** What it can be done to; of a service, to one of its processes. */
    List<String> targets() {
        return targets;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
