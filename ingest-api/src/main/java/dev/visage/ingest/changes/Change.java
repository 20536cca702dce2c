package dev.visage.ingest.changes;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic, read once for all subscribers. It is taken apart when the first of them needs it: where nobody
 * listens, a change costs next to nothing.
 */
final class Change {

    /** About what one takes beside its value: key, headers, and itself. */
    private static final int OVERHEAD = 600;

    private final String key;
    private final int partition;
    private final long offset;
    private final Position after;
    private final int size;
    private @Nullable ConsumerRecord<String, byte[]> record;
    private Optional<Told> told = Optional.empty();
    private byte @Nullable [] block;

    /**
     * @param after where whoever has read this and all before it stands
     */
    Change(ConsumerRecord<String, byte[]> record, Position after) {
        this.key = String.valueOf(record.key());
        this.partition = record.partition();
        this.offset = record.offset();
        this.after = after;
        this.size = OVERHEAD + 2 * Math.max(record.serializedValueSize(), 0);
        this.record = record;
    }

    /** Whose profile: their id's digits, unless the record is not what it should be. */
    String key() {
        return key;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    Position after() {
        return after;
    }

    /** About how many bytes it takes up, at most: its lines without and with the id. */
    int size() {
        return size;
    }

    /** What it tells; empty if that cannot be read. */
    synchronized Optional<Told> told() {
        if (record != null) {
            told = Told.of(record);
            record = null;
        }
        return told;
    }

    /** The event as those get it who have all that was read before: the same bytes for all. */
    synchronized byte[] block() {
        if (block == null) {
            block = blockAt(after);
        }
        return block;
    }

    /** The event for one who stands elsewhere. */
    byte[] blockAt(Position position) {
        return Block.at(told().orElseThrow().lines(), position);
    }
}
