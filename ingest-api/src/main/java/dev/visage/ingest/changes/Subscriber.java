package dev.visage.ingest.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream. Once it has joined the timeline nothing is kept for it but the number of the next change: the connection takes
 * what is there when it has room, and is woken when there is something for it. Before that, what is read for it waits in a
 * backlog.
 */
final class Subscriber {

    /** What is taken at once: so that streams take turns. */
    private static final int STRETCH = 64;

    private static final long NOT_JOINED = -1;

    private final Timeline timeline;
    private final ChangeFilter filter;
    private final Instant expiresAt;
    private final boolean tellsWhenCaughtUp;
    private final Deque<byte[]> backlog = new ArrayDeque<>();
    private long backlogBytes;
    private long cursor = NOT_JOINED;
    private boolean isCaughtUp;
    /** Where the client stands as long as it is not where others are who have read as much of the timeline. */
    private @Nullable Position own;

    private @Nullable Outlet outlet;
    private boolean isAwake;
    private long awakeSince;
    private @Nullable Farewell farewell;

    /**
     * A stream that has not begun.
     *
     * @param position where the client stands; null for wherever the timeline does
     * @param tellsWhenCaughtUp whether an event tells that all that was before has been sent
     */
    Subscriber(
            Timeline timeline,
            ChangeFilter filter,
            @Nullable Position position,
            Instant expiresAt,
            boolean tellsWhenCaughtUp) {
        this.timeline = timeline;
        this.filter = filter;
        this.own = position;
        this.expiresAt = expiresAt;
        this.tellsWhenCaughtUp = tellsWhenCaughtUp;
    }

    ChangeFilter filter() {
        return filter;
    }

    /**
     * Begins, with the position from which on the client misses nothing.
     *
     * @return whether the rest is on the timeline; otherwise it is to be read until {@link #join} says so
     */
    synchronized boolean begin(Outlet opened) {
        outlet = opened;
        if (own != null) {
            put(Block.position(own));
            return join(timeline.since(own.offsets()));
        }
        Timeline.Stretch nothing = timeline.behind();
        put(Block.position(nothing.position()));
        cursor = nothing.next();
        return true;
    }

    /** Goes on with the timeline if that is near. */
    synchronized boolean join() {
        return join(timeline.justSince(own().offsets()));
    }

    private boolean join(Optional<Long> number) {
        number.ifPresent(found -> {
            cursor = found;
            wake();
        });
        return number.isPresent();
    }

    /** Where the client stands while what it lacks is read; what it was offered counts, though it may not have it yet. */
    synchronized Position own() {
        if (own == null) {
            throw new IllegalStateException("The client is where the timeline is.");
        }
        return own;
    }

    /** Offers what was read for this one alone. */
    synchronized void offer(Change change) {
        own = own().after(change.partition(), change.offset());
        if (filter.passes(change)) {
            put(change.blockAt(own));
        }
    }

    /** There is nothing for this one before some offsets. */
    synchronized void passed(Offsets offsets) {
        own = own().at(own().offsets().orAfter(offsets));
    }

    /**
     * Waits until less than so many bytes wait to be taken.
     *
     * @return whether that was so in time
     */
    synchronized boolean awaitRoom(long bytes, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (backlogBytes >= bytes && farewell == null) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Changes were appended to the timeline, from a number on. */
    synchronized void told(long number, List<Change> changes) {
        if (cursor != number || isAwake) {
            return;
        }
        if (own != null || changes.stream().anyMatch(filter::passes)) {
            wake();
        } else {
            cursor = number + changes.size();
        }
    }

    /**
     * Tells the client where it stands, if it has all that there was for it.
     *
     * @param heartbeat that of all who have read the whole timeline, up to a number
     */
    synchronized void beat(long number, byte[] heartbeat) {
        if (isAwake || !backlog.isEmpty() || farewell != null) {
            return;
        }
        if (own != null) {
            put(Block.position(own));
        } else if (cursor == number) {
            put(heartbeat);
        }
    }

    /** Whether the token has expired. */
    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** For how long the connection has not taken what it was woken for. */
    synchronized Duration stuck() {
        return isAwake ? Duration.ofNanos(System.nanoTime() - awakeSince) : Duration.ZERO;
    }

    /** Ends the stream, once the client takes that. What it has not taken it is not sent: it will come back for it. */
    synchronized void end(Farewell reason) {
        if (farewell == null) {
            farewell = reason;
            backlog.clear();
            backlogBytes = 0;
            notifyAll();
            wake();
        }
    }

    /** Whether it is going to end, or has ended. */
    synchronized boolean isEnding() {
        return farewell != null;
    }

    /** Why it ended, or is going to. */
    synchronized Optional<Farewell> farewell() {
        return Optional.ofNullable(farewell);
    }

    /** What the connection is to send now, some of it. */
    synchronized List<byte[]> take() {
        isAwake = false;
        List<byte[]> taken = new ArrayList<>();
        if (farewell == null) {
            takeBacklog(taken);
            if (backlog.isEmpty() && cursor != NOT_JOINED) {
                takeTimeline(taken);
            }
        }
        if (farewell != null) {
            taken.add(farewell.block());
            over();
        } else if (!backlog.isEmpty() || cursor != NOT_JOINED && cursor < timeline.next()) {
            wake();
        }
        return taken;
    }

    private void takeBacklog(List<byte[]> taken) {
        while (!backlog.isEmpty() && taken.size() < STRETCH) {
            byte[] block = backlog.remove();
            backlogBytes -= block.length;
            taken.add(block);
        }
        notifyAll();
    }

    private void takeTimeline(List<byte[]> taken) {
        Timeline.Stretch stretch = timeline.from(cursor, STRETCH);
        if (stretch.isLost()) {
            farewell = Farewell.TOO_SLOW;
            return;
        }
        stretch.changes().forEach(change -> take(change, taken));
        cursor = stretch.next();
        if (stretch.end() != null) {
            takeEnd(stretch.end(), taken);
        }
    }

    private void take(Change change, List<byte[]> taken) {
        if (own == null) {
            if (filter.passes(change)) {
                taken.add(change.block());
            }
        } else if (change.offset() >= own.offsets().at(change.partition())) {
            own = own.after(change.partition(), change.offset());
            if (filter.passes(change)) {
                taken.add(change.blockAt(own));
            }
        }
        if (own != null && change.after().reaches(own)) {
            own = null;
        }
    }

    private void takeEnd(Position end, List<byte[]> taken) {
        if (own != null && end.reaches(own)) {
            own = null;
        }
        if (tellsWhenCaughtUp && !isCaughtUp) {
            Position now = own == null ? end : own;
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("time", now.time());
            taken.add(Block.event("caught-up", data, now));
        }
        isCaughtUp = true;
    }

    private void put(byte[] block) {
        if (farewell == null) {
            backlog.add(block);
            backlogBytes += block.length;
            wake();
        }
    }

    private void wake() {
        if (!isAwake && outlet != null) {
            isAwake = true;
            awakeSince = System.nanoTime();
            outlet.wake();
        }
    }

    private void over() {
        if (outlet != null) {
            outlet.end();
            outlet = null;
        }
    }

    /** The connection. */
    interface Outlet {

        /** There is something to take. */
        void wake();

        /** There is nothing behind what was taken. */
        void end();
    }
}
