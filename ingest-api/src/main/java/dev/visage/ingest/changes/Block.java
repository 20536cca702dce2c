package dev.visage.ingest.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.visage.contracts.event.EventJson;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one server-sent event and the empty one behind them (WHATWG HTML, section 9.2.5). */
final class Block {

    private static final byte[] EVENT = "event: ".getBytes(UTF_8);
    private static final byte[] DATA = "\ndata: ".getBytes(UTF_8);

    private Block() {}

    /** The lines of an event before its id. */
    static byte[] event(String name, byte[] data) {
        byte[] named = name.getBytes(UTF_8);
        ByteArrayOutputStream lines =
                new ByteArrayOutputStream(EVENT.length + named.length + DATA.length + data.length + 1);
        lines.writeBytes(EVENT);
        lines.writeBytes(named);
        lines.writeBytes(DATA);
        lines.writeBytes(data);
        lines.write('\n');
        return lines.toByteArray();
    }

    /** An event whose data are a few members; without a position it leaves the client's id as it is. */
    static byte[] event(String name, Map<String, Object> data, @Nullable Position position) {
        byte[] lines = event(name, EventJson.mapper().writeValueAsBytes(data));
        return position == null ? finished(lines, new byte[] {'\n'}) : at(lines, position);
    }

    /** An event whose lines before its id are known. */
    static byte[] at(byte[] lines, Position position) {
        return finished(lines, id(position));
    }

    /** A position where nothing happened: an event of its own, for not every client keeps the id of a block without data. */
    static byte[] position(Position position) {
        return event("position", Map.of(), position);
    }

    private static byte[] id(Position position) {
        return ("id: " + position + "\n\n").getBytes(UTF_8);
    }

    private static byte[] finished(byte[] lines, byte[] end) {
        byte[] block = Arrays.copyOf(lines, lines.length + end.length);
        System.arraycopy(end, 0, block, lines.length, end.length);
        return block;
    }
}
