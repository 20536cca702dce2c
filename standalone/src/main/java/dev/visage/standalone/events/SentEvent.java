package dev.visage.standalone.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server-sent event, or a block that is none, of which the id counts all the same.
 *
 * @param name what it is called
 * @param data its lines
 * @param id where the stream stands behind it; null if it does not tell
 */
record SentEvent(String name, String data, @Nullable String id) {

    /**
     * Reads the next one; empty at the end of the stream.
     *
     * @throws IOException if the connection breaks
     */
    static Optional<SentEvent> read(BufferedReader lines) throws IOException {
        String name = "";
        String id = null;
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            if (line.isEmpty()) {
                return Optional.of(new SentEvent(name, data.toString(), id));
            } else if (field.equals("event")) {
                name = value;
            } else if (field.equals("id")) {
                id = value;
            } else if (field.equals("data")) {
                data.append(data.isEmpty() ? "" : "\n").append(value);
            }
        }
        return Optional.empty();
    }
}
