package dev.visage.ingest.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last changes, in the order in which this instance read them, numbered. All that subscribers have in common is here: a
 * subscriber is a number in it, and one who is so far behind that what follows is no longer here has lost it.
 */
@Component
class Timeline {

    private final @Nullable Change[] changes;
    private final long mostBytes;
    private long bytes;
    private long first;
    private long next;
    private Offsets start = Offsets.NONE;
    private @Nullable Position end;
    private boolean isComplete;

    Timeline(ChangeSettings settings) {
        this.changes = new Change[settings.recent()];
        this.mostBytes = settings.recentBytes().toBytes();
    }

    /**
     * Begins anew, with what is read from some offsets on; whoever was here before has lost its place. Until it is {@link
     * #complete}, nobody can tell what is now.
     */
    synchronized void begin(Position position) {
        while (first < next) {
            forgetFirst();
        }
        first++;
        next++;
        start = position.offsets();
        end = position;
        isComplete = false;
    }

    /** Appends a record that was read; those of a partition come in their order. */
    synchronized Change append(ConsumerRecord<String, byte[]> record) {
        Change change = new Change(record, end().after(record.partition(), record.offset()));
        while (next - first == changes.length || first < next && bytes + change.size() > mostBytes) {
            forgetFirst();
        }
        changes[slot(next)] = change;
        next++;
        bytes += change.size();
        end = change.after();
        return change;
    }

    private void forgetFirst() {
        Change forgotten = changes[slot(first)];
        changes[slot(first)] = null;
        first++;
        if (forgotten != null) {
            bytes -= forgotten.size();
            start = forgotten.after().offsets();
        }
    }

    private int slot(long number) {
        return (int) (number % changes.length);
    }

    /** All before these offsets was read: beside changes there are the marks of transactions. */
    synchronized void passed(Offsets read) {
        Position known = end();
        if (!known.offsets().reach(read)) {
            end = known.at(known.offsets().orAfter(read));
        }
    }

    /** At a time all there was had been read. */
    synchronized void complete(Instant time) {
        Position known = end();
        end = new Position(known.topicId(), time.isAfter(known.time()) ? time : known.time(), known.offsets());
        isComplete = true;
    }

    /** Where reading stands; empty if nobody can tell what is now. */
    synchronized Optional<Position> now() {
        return isComplete ? Optional.of(end()) : Optional.empty();
    }

    /** Where reading stands, though it may not have come to what is now; empty if it has not begun. */
    synchronized Optional<Position> reached() {
        return Optional.ofNullable(end);
    }

    /** The number of the change to come. */
    synchronized long next() {
        return next;
    }

    /** The number of the first change that one lacks who stands at some offsets; empty if not all is here. */
    synchronized Optional<Long> since(Offsets offsets) {
        if (!isComplete || !offsets.reach(start)) {
            return Optional.empty();
        }
        long number = first;
        while (number < next && isBefore(offsets, changes[slot(number)])) {
            number++;
        }
        return Optional.of(number);
    }

    /** The same for one who comes from far behind, and shall not be lost again at once: empty also in the older half. */
    synchronized Optional<Long> justSince(Offsets offsets) {
        return since(offsets).filter(number -> next - number <= (next - first) / 2);
    }

    private static boolean isBefore(Offsets offsets, @Nullable Change change) {
        return change == null || change.offset() < offsets.at(change.partition());
    }

    /** The changes from a number on, so many at most. */
    synchronized Stretch from(long number, int most) {
        if (number < first) {
            return new Stretch(List.of(), number, true, null);
        }
        long behind = Math.min(next, number + most);
        List<Change> found = new ArrayList<>((int) (behind - number));
        for (long each = number; each < behind; each++) {
            Change change = changes[slot(each)];
            if (change != null) {
                found.add(change);
            }
        }
        return new Stretch(found, behind, false, behind == next ? end() : null);
    }

    /** Nothing, behind all there is. */
    synchronized Stretch behind() {
        return new Stretch(List.of(), next, false, end());
    }

    private Position end() {
        if (end == null) {
            throw new IllegalStateException("Nothing is read yet.");
        }
        return end;
    }

    /**
     * Changes that follow each other.
     *
     * @param next the number behind the last of them
     * @param isLost whether what was asked for is not here any more
     * @param end where one stands behind them, if they are the last there are
     */
    record Stretch(
            List<Change> changes,
            long next,
            boolean isLost,
            @Nullable Position end) {

        /** Where one stands behind the last there are. */
        Position position() {
            return Objects.requireNonNull(end);
        }
    }
}
