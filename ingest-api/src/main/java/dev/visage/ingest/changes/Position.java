package dev.visage.ingest.changes;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.common.Uuid;

/**
 * Where a reader of the topic of changes stands: what a client sends back as {@code Last-Event-ID}, to any instance.
 *
 * <p>As a text it is base64url of a byte 1, the 16 bytes of the topic's id, and as unsigned LEB128 numbers the time in
 * milliseconds since 1970, how many partitions there are, and the offset of each.
 *
 * @param topicId which topic, as Kafka numbers them: one that is made anew has another
 * @param time a time at which nothing older was left to be read, to the millisecond
 * @param offsets what is to be read next
 */
record Position(Uuid topicId, Instant time, Offsets offsets) {

    private static final byte FORM = 1;
    private static final int LONGEST_NUMBER = 10;
    private static final int MOST_PARTITIONS = 10_000;

    /** Where one stands after a record. */
    Position after(int partition, long offset) {
        return at(offsets.with(partition, offset + 1));
    }

    Position at(Offsets other) {
        return new Position(topicId, time, other);
    }

    /** Whether whoever stands at the other one may go on from this one, and would not be told that it is older. */
    boolean reaches(Position other) {
        return !time.isBefore(other.time) && offsets.reach(other.offsets);
    }

    /**
     * Reads a position from its text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Position parse(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        try {
            Position position = read(bytes);
            if (!position.toString().equals(text)) {
                throw new IllegalArgumentException("There is another text for this position.");
            }
            return position;
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalArgumentException("The position is cut off.", tooShort);
        }
    }

    private static Position read(ByteBuffer bytes) {
        if (bytes.get() != FORM) {
            throw new IllegalArgumentException("The position is of an unknown form.");
        }
        Uuid topicId = new Uuid(bytes.getLong(), bytes.getLong());
        Instant time = Instant.ofEpochMilli(readNumber(bytes));
        long partitions = readNumber(bytes);
        if (partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException("No topic has as many partitions.");
        }
        long[] offsets = new long[(int) partitions];
        for (int partition = 0; partition < offsets.length; partition++) {
            offsets[partition] = readNumber(bytes);
        }
        return new Position(topicId, time, Offsets.of(offsets));
    }

    private static long readNumber(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            byte next = bytes.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("The position holds a number that is too long.");
    }

    private static void writeNumber(ByteBuffer bytes, long number) {
        long rest = number;
        while (rest > 0x7f) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    /** The text. */
    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * Long.BYTES + (2 + offsets.partitions()) * LONGEST_NUMBER);
        bytes.put(FORM).putLong(topicId.getMostSignificantBits()).putLong(topicId.getLeastSignificantBits());
        writeNumber(bytes, time.toEpochMilli());
        writeNumber(bytes, offsets.partitions());
        for (int partition = 0; partition < offsets.partitions(); partition++) {
            writeNumber(bytes, offsets.at(partition));
        }
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written);
    }
}
